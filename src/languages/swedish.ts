/*! The stemmer is Snowball's (BSD-3-Clause), by way of @orama/stemmers (Apache-2.0): notices in LICENSE. */

import { stemmer } from '@orama/stemmers/swedish'
import type { AnalyzerDefinition } from '../analysis/analyzer.ts'
import { keepLetters } from './letters.ts'
import { latinWords } from './stem-words.ts'

/** Swedish: å, ä and ö are letters, æ and ø are read as ä and ö. */
export const swedish: AnalyzerDefinition = {
  name: 'sv',
  version: 1,
  possessive: true,
  fold: /* @__PURE__ */ keepLetters('åäö', { æ: 'ä', ø: 'ö' }),
  tokenFilters: [/* @__PURE__ */ latinWords(stemmer)],
  // biome-ignore format: a word a line would be long
  stopWords: /* @__PURE__ */ new Set([
    'alla', 'allt', 'allting', 'andra', 'att', 'av', 'bara', 'bland', 'blev', 'bli', 'blir', 'blivit', 'både',
    'de', 'dem', 'den', 'denna', 'dennas', 'deras', 'dess', 'dessa', 'det', 'detta', 'dig', 'din', 'dina',
    'ditt', 'du', 'där', 'då', 'efter', 'ej', 'eller', 'en', 'enligt', 'er', 'era', 'ert', 'ett', 'eftersom',
    'från', 'för', 'före', 'gick', 'ha', 'hade', 'han', 'hans', 'har', 'hela', 'henne', 'hennes', 'hon',
    'honom', 'hos', 'hur', 'här', 'i', 'icke', 'igen', 'in', 'ingen', 'inget', 'inom', 'inte', 'jag', 'ju',
    'kan', 'kunde', 'kanske', 'man', 'med', 'mellan', 'men', 'mer', 'mig', 'min', 'mina', 'mitt', 'mot',
    'mycket', 'måste', 'ni', 'nog', 'nu', 'någon', 'något', 'några', 'när', 'och', 'också', 'om', 'oss', 'på',
    'redan', 'samma', 'sedan', 'sig', 'sin', 'sina', 'sitt', 'sitta', 'själv', 'ska', 'skall', 'skulle',
    'som', 'så', 'sådan', 'sådana', 'sådant', 'till', 'tills', 'trots', 'under', 'upp', 'ut', 'utan', 'vad',
    'var', 'vara', 'varför', 'varit', 'varje', 'vars', 'vart', 'vem', 'vems', 'vi', 'vid', 'vilka', 'vilkas',
    'vilken', 'vilket', 'vill', 'ville', 'vår', 'våra', 'vårt', 'än', 'ännu', 'är', 'åt', 'över',
  ]),
}
