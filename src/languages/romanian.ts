/*! The stemmer is Snowball's (BSD-3-Clause), by way of @orama/stemmers (Apache-2.0): notices in LICENSE. */

import { stemmer } from '@orama/stemmers/romanian'
import type { AnalyzerDefinition } from '../analysis/analyzer.ts'
import { accentedWords } from './stem-words.ts'

const ENDINGS = [
  'ţi',
  'ză',
  'şi',
  'că',
  'ră',
  'înd',
  'ţie',
  'ţia',
  'şte',
  'şti',
  'ând',
  'tati',
  'ţiei',
  'ându',
  'ţiune',
  'ţiuni',
  'ţiunea',
]

/** Romanian, with or without ă, â, î, ș and ț, which are often left out; cedillas are as good as commas. */
export const romanian: AnalyzerDefinition = {
  name: 'ro',
  version: 1,
  tokenFilters: [/* @__PURE__ */ accentedWords(ENDINGS, stemmer)],
  // biome-ignore format: a word a line would be long
  stopWords: /* @__PURE__ */ new Set([
    'a', 'abia', 'acea', 'aceasta', 'aceea', 'acei', 'aceia', 'acel', 'acela', 'acele', 'acelea', 'acest',
    'acesta', 'aceste', 'acestea', 'acestei', 'acestia', 'acestui', 'acesti', 'ai', 'aici', 'al', 'ale',
    'alea', 'alt', 'alta', 'altceva', 'altcineva', 'alte', 'altul', 'am', 'ar', 'are', 'as', 'asta', 'astea',
    'ati', 'atunci', 'au', 'avea', 'avem', 'aveti', 'avut', 'azi', 'ba', 'ca', 'cand', 'caci', 'care',
    'carei', 'carora', 'carui', 'cate', 'cati', 'ce', 'cea', 'cei', 'cel', 'cele', 'celor', 'ceva', 'chiar',
    'cine', 'cineva', 'cat', 'cum', 'cu', 'da', 'daca', 'dar', 'de', 'deci', 'decat', 'deja', 'deoarece',
    'departe', 'desi', 'din', 'dintre', 'doar', 'dupa', 'ea', 'ei', 'el', 'ele', 'era', 'erau', 'este', 'eu',
    'fi', 'fie', 'fiecare', 'fiind', 'foarte', 'fost', 'fara', 'iar', 'ii', 'il', 'imi', 'in', 'inainte',
    'intre', 'iti', 'la', 'le', 'li', 'lor', 'lui', 'mai', 'mea', 'mei', 'mele', 'mereu', 'mi', 'mie', 'mine',
    'mult', 'multa', 'multi', 'ne', 'nici', 'nimeni', 'nimic', 'niste', 'noastra', 'noi', 'nostru', 'nostri',
    'noua', 'nu', 'o', 'ori', 'orice', 'oricare', 'pe', 'pentru', 'peste', 'prea', 'prin', 'printr', 'sa',
    'sale', 'sau', 'se', 'sunt', 'sub', 'sunteti', 'suntem', 'si', 'ta', 'tale', 'tau', 'te', 'toata',
    'toate', 'tot', 'toti', 'totusi', 'tu', 'un', 'una', 'unde', 'unei', 'unele', 'uneori', 'unii', 'unor',
    'unui', 'unul', 'va', 'voastra', 'voi', 'vom', 'vor', 'vostru', 'vreo',
  ]),
}
