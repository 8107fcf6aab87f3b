/*! The stemmer is Snowball's (BSD-3-Clause), by way of @orama/stemmers (Apache-2.0): notices in LICENSE. */

import { stemmer } from '@orama/stemmers/portuguese'
import type { AnalyzerDefinition } from '../analysis/analyzer.ts'
import { accentedWords } from './stem-words.ts'

const ENDINGS = [
  'ão',
  'ção',
  'ções',
  'ável',
  'ível',
  'ência',
  'áveis',
  'árias',
  'íamos',
  'ância',
  'iária',
  'ências',
  'ávamos',
]

/** Portuguese: accents and cedillas do not count. */
export const portuguese: AnalyzerDefinition = {
  name: 'pt',
  version: 1,
  elisions: /* @__PURE__ */ new Set(['d']),
  tokenFilters: [/* @__PURE__ */ accentedWords(ENDINGS, stemmer)],
  // biome-ignore format: a word a line would be long
  stopWords: /* @__PURE__ */ new Set([
    'a', 'ao', 'aos', 'aquela', 'aquelas', 'aquele', 'aqueles', 'aquilo', 'as', 'ate', 'cada', 'com', 'como',
    'contra', 'da', 'das', 'de', 'dela', 'delas', 'dele', 'deles', 'depois', 'desde', 'dessa', 'desse',
    'desta', 'deste', 'do', 'dos', 'e', 'ela', 'elas', 'ele', 'eles', 'em', 'entre', 'era', 'eram', 'essa',
    'essas', 'esse', 'esses', 'esta', 'estamos', 'estao', 'estar', 'estas', 'estava', 'estavam', 'este',
    'estes', 'eu', 'foi', 'foram', 'for', 'fosse', 'ha', 'isso', 'isto', 'ja', 'la', 'lhe', 'lhes', 'lo',
    'mais', 'mas', 'me', 'mesmo', 'meu', 'meus', 'mim', 'minha', 'minhas', 'muito', 'muitos', 'na', 'nao',
    'nas', 'nem', 'nenhum', 'no', 'nos', 'nossa', 'nossas', 'nosso', 'nossos', 'num', 'numa', 'o', 'onde',
    'os', 'ou', 'para', 'pela', 'pelas', 'pelo', 'pelos', 'perante', 'pois', 'por', 'porem', 'porque', 'qual',
    'quais', 'quando', 'quanto', 'que', 'quem', 'se', 'seja', 'sem', 'sempre', 'ser', 'sera', 'seu', 'seus',
    'si', 'sido', 'so', 'sob', 'sobre', 'somos', 'sao', 'sua', 'suas', 'tambem', 'te', 'tem', 'tendo',
    'tenha', 'tenho', 'ter', 'teu', 'teus', 'teve', 'ti', 'tinha', 'tinham', 'toda', 'todas', 'todo', 'todos',
    'tu', 'tua', 'tuas', 'tudo', 'um', 'uma', 'umas', 'uns', 'voce', 'voces', 'vos', 'vosso',
  ]),
}
