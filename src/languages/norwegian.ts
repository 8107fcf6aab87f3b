/*! The stemmer is Snowball's (BSD-3-Clause), by way of @orama/stemmers (Apache-2.0): notices in LICENSE. */

import { stemmer } from '@orama/stemmers/norwegian'
import type { AnalyzerDefinition } from '../analysis/analyzer.ts'
import { keepLetters } from './letters.ts'
import { latinWords } from './stem-words.ts'

/** Norwegian, Bokmål and Nynorsk: æ, ø and å are letters, ä and ö are read as æ and ø. */
export const norwegian: AnalyzerDefinition = {
  name: 'no',
  version: 1,
  possessive: true,
  fold: /* @__PURE__ */ keepLetters('æøå', { ä: 'æ', ö: 'ø' }),
  tokenFilters: [/* @__PURE__ */ latinWords(stemmer)],
  // biome-ignore format: a word a line would be long
  stopWords: /* @__PURE__ */ new Set([
    'alle', 'andre', 'at', 'av', 'bare', 'begge', 'ble', 'blei', 'blir', 'bli', 'blitt', 'både', 'da', 'de',
    'dei', 'deim', 'deira', 'deires', 'dem', 'den', 'denne', 'der', 'dere', 'deres', 'det', 'dette', 'di',
    'din', 'disse', 'ditt', 'du', 'dykk', 'dykkar', 'då', 'eg', 'ein', 'eit', 'eitt', 'eller', 'elles', 'en',
    'enn', 'er', 'et', 'ett', 'etter', 'for', 'fordi', 'fra', 'frå', 'før', 'ha', 'hadde', 'han', 'hans',
    'har', 'hennar', 'henne', 'hennes', 'her', 'hjå', 'ho', 'hoe', 'honom', 'hos', 'hun', 'hva', 'hvem',
    'hver', 'hvilke', 'hvilken', 'hvis', 'hvor', 'hvordan', 'hvorfor', 'i', 'ikke', 'ikkje', 'inn', 'ingen',
    'ingi', 'jeg', 'kan', 'kom', 'korleis', 'korso', 'kun', 'kunne', 'kva', 'kven', 'kvi', 'kvifor', 'man',
    'mange', 'me', 'med', 'medan', 'meg', 'meget', 'mellom', 'men', 'mi', 'min', 'mine', 'mitt', 'mot',
    'mykje', 'må', 'måtte', 'ned', 'no', 'noe', 'noen', 'noka', 'noko', 'nokon', 'nokor', 'nokre', 'nå',
    'når', 'og', 'også', 'om', 'opp', 'oss', 'over', 'på', 'samme', 'seg', 'selv', 'si', 'sia', 'sidan',
    'siden', 'sin', 'sine', 'sitt', 'sjøl', 'skal', 'skulle', 'slik', 'so', 'som', 'somt', 'så', 'til', 'um',
    'under', 'upp', 'ut', 'uten', 'var', 'vart', 'varte', 'ved', 'vere', 'verte', 'vi', 'vil', 'ville',
    'vore', 'vors', 'vort', 'vår', 'være', 'vært', 'å',
  ]),
}
