/*! The stemmer is Snowball's (BSD-3-Clause), by way of @orama/stemmers (Apache-2.0): notices in LICENSE. */

import { stemmer } from '@orama/stemmers/danish'
import type { AnalyzerDefinition } from '../analysis/analyzer.ts'
import { keepLetters } from './letters.ts'
import { latinWords } from './stem-words.ts'

/** Danish: æ, ø and å are letters, ä and ö are read as æ and ø. */
export const danish: AnalyzerDefinition = {
  name: 'da',
  version: 1,
  possessive: true,
  fold: /* @__PURE__ */ keepLetters('æøå', { ä: 'æ', ö: 'ø' }),
  tokenFilters: [/* @__PURE__ */ latinWords(stemmer)],
  // biome-ignore format: a word a line would be long
  stopWords: /* @__PURE__ */ new Set([
    'af', 'alle', 'alt', 'anden', 'andet', 'at', 'begge', 'blev', 'blive', 'bliver', 'da', 'de', 'dem', 'den',
    'denne', 'der', 'deres', 'det', 'dette', 'dig', 'din', 'dine', 'disse', 'dit', 'dog', 'du', 'efter',
    'eller', 'en', 'end', 'er', 'et', 'for', 'fordi', 'fra', 'få', 'før', 'gennem', 'ham', 'han', 'hans',
    'har', 'havde', 'have', 'hende', 'hendes', 'her', 'hos', 'hvad', 'hvem', 'hver', 'hvilken', 'hvilke',
    'hvis', 'hvor', 'hvordan', 'hvorfor', 'hvornår', 'i', 'igen', 'ikke', 'ind', 'ingen', 'intet', 'jeg',
    'jer', 'jeres', 'jo', 'kan', 'kun', 'kunne', 'man', 'mange', 'med', 'meget', 'mellem', 'men', 'mig',
    'min', 'mine', 'mit', 'mod', 'må', 'måtte', 'ned', 'nogen', 'noget', 'nogle', 'nok', 'nu', 'når', 'og',
    'også', 'om', 'op', 'os', 'over', 'på', 'samme', 'selv', 'sig', 'sin', 'sine', 'sit', 'skal', 'skulle',
    'som', 'sådan', 'så', 'thi', 'til', 'uden', 'ud', 'under', 'var', 'ved', 'vi', 'vil', 'ville', 'vor',
    'vore', 'vores', 'være', 'været',
  ]),
}
