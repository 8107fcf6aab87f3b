/*! The stemmer is Snowball's (BSD-3-Clause), by way of @orama/stemmers (Apache-2.0): notices in LICENSE. */

import { stemmer } from '@orama/stemmers/spanish'
import type { AnalyzerDefinition } from '../analysis/analyzer.ts'
import { accentedWords } from './stem-words.ts'

const ENDINGS = [
  'ría',
  'ión',
  'rán',
  'irá',
  'ían',
  'dió',
  'tió',
  'gía',
  'fía',
  'tía',
  'oria',
  'eció',
  'eran',
  'oran',
  'ibió',
  'íamos',
]

/** Spanish: accents do not count, and ñ is read as n. */
export const spanish: AnalyzerDefinition = {
  name: 'es',
  version: 1,
  tokenFilters: [/* @__PURE__ */ accentedWords(ENDINGS, stemmer)],
  // biome-ignore format: a word a line would be long
  stopWords: /* @__PURE__ */ new Set([
    'a', 'al', 'algo', 'algunas', 'algunos', 'ante', 'antes', 'aquel', 'aquella', 'aquellas', 'aquellos',
    'aqui', 'asi', 'aun', 'aunque', 'cada', 'como', 'con', 'contra', 'cual', 'cuales', 'cuando', 'cuanto',
    'de', 'del', 'desde', 'donde', 'durante', 'e', 'el', 'ella', 'ellas', 'ello', 'ellos', 'en', 'entre',
    'era', 'eran', 'eres', 'es', 'esa', 'esas', 'ese', 'eso', 'esos', 'esta', 'estan', 'estaba', 'estaban',
    'estamos', 'estar', 'estas', 'este', 'esto', 'estos', 'estoy', 'fue', 'fueron', 'fui', 'ha', 'habia',
    'habian', 'han', 'has', 'hasta', 'hay', 'he', 'hemos', 'la', 'las', 'le', 'les', 'lo', 'los', 'mas', 'me',
    'mi', 'mis', 'mientras', 'mucho', 'muchos', 'muy', 'nada', 'ni', 'no', 'nos', 'nosotras', 'nosotros',
    'nuestra', 'nuestras', 'nuestro', 'nuestros', 'o', 'os', 'otra', 'otras', 'otro', 'otros', 'para', 'pero',
    'poco', 'por', 'porque', 'pues', 'que', 'quien', 'quienes', 'se', 'sea', 'sean', 'segun', 'ser', 'si',
    'sido', 'sin', 'siendo', 'sino', 'sobre', 'sois', 'somos', 'son', 'soy', 'su', 'sus', 'suya', 'suyo',
    'tambien', 'tampoco', 'tan', 'tanto', 'te', 'tenia', 'ti', 'tiene', 'tienen', 'todo', 'todos', 'toda',
    'todas', 'tu', 'tus', 'un', 'una', 'unas', 'uno', 'unos', 'vosotras', 'vosotros', 'vuestra', 'vuestro',
    'y', 'ya', 'yo',
  ]),
}
