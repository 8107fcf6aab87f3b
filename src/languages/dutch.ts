/*! The stemmer is Snowball's (BSD-3-Clause), by way of @orama/stemmers (Apache-2.0): notices in LICENSE. */

import { stemmer } from '@orama/stemmers/dutch'
import type { AnalyzerDefinition } from '../analysis/analyzer.ts'
import { latinWords } from './stem-words.ts'

/** Dutch, by Porter's rules; accents that only tell how to stress a word do not count. */
export const dutch: AnalyzerDefinition = {
  name: 'nl',
  version: 1,
  possessive: true,
  tokenFilters: [/* @__PURE__ */ latinWords(stemmer)],
  // biome-ignore format: a word a line would be long
  stopWords: /* @__PURE__ */ new Set([
    'aan', 'al', 'alle', 'alles', 'als', 'altijd', 'andere', 'ben', 'bent', 'bij', 'daar', 'dan', 'dat', 'de',
    'deze', 'die', 'dit', 'doch', 'doen', 'door', 'dus', 'een', 'en', 'er', 'ge', 'geen', 'geweest', 'haar',
    'had', 'hadden', 'hoe', 'heb', 'hebben', 'hebt', 'heeft', 'hem', 'hen', 'het', 'hier', 'hij', 'hun', 'ik',
    'in', 'is', 'ja', 'je', 'jij', 'jou', 'jouw', 'jullie', 'kan', 'kon', 'kunnen', 'maar', 'me', 'mee',
    'meer', 'men', 'met', 'mij', 'mijn', 'moet', 'moeten', 'na', 'naar', 'niet', 'nog', 'nu', 'of', 'om',
    'omdat', 'onder', 'ons', 'onze', 'ook', 'op', 'over', 'reeds', 'sinds', 'te', 'tegen', 'toch', 'toen',
    'tot', 'u', 'uit', 'uw', 'van', 'veel', 'vele', 'voor', 'waar', 'waarom', 'wanneer', 'want', 'waren',
    'was', 'wat', 'we', 'wel', 'welk', 'welke', 'werd', 'werden', 'wie', 'wij', 'wil', 'wilde', 'word',
    'worden', 'wordt', 'zal', 'ze', 'zelf', 'zich', 'zij', 'zijn', 'zo', 'zonder', 'zou', 'zouden',
  ]),
}
