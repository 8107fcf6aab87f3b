/*! The stemmer is Snowball's (BSD-3-Clause), by way of @orama/stemmers (Apache-2.0): notices in LICENSE. */

import { stemmer } from '@orama/stemmers/finnish'
import type { AnalyzerDefinition } from '../analysis/analyzer.ts'
import { keepLetters } from './letters.ts'
import { latinWords } from './stem-words.ts'

/** Finnish: ä, ö and å are letters, æ and ø are read as ä and ö. */
export const finnish: AnalyzerDefinition = {
  name: 'fi',
  version: 1,
  fold: /* @__PURE__ */ keepLetters('äöå', { æ: 'ä', ø: 'ö' }),
  tokenFilters: [/* @__PURE__ */ latinWords(stemmer)],
  // biome-ignore format: a word a line would be long
  stopWords: /* @__PURE__ */ new Set([
    'ei', 'eivät', 'emme', 'en', 'et', 'ette', 'että', 'eli', 'ellei', 'he', 'heidän', 'heidät', 'heihin',
    'heille', 'heillä', 'heiltä', 'heissä', 'heistä', 'heitä', 'hän', 'häneen', 'hänelle', 'hänellä',
    'häneltä', 'hänen', 'hänessä', 'hänestä', 'hänet', 'häntä', 'itse', 'ja', 'jos', 'joita', 'joka',
    'joiden', 'joille', 'joilla', 'joissa', 'joista', 'jolla', 'jolle', 'jolta', 'jonka', 'jossa', 'josta',
    'jota', 'jotka', 'jotta', 'kanssa', 'keiden', 'ketkä', 'ketä', 'kenen', 'kenet', 'kenelle', 'kenellä',
    'kuin', 'kuinka', 'kuka', 'kun', 'kunnes', 'me', 'meidän', 'meidät', 'meille', 'meillä', 'meiltä',
    'meissä', 'meistä', 'meitä', 'mihin', 'mikä', 'mikäli', 'miksi', 'milloin', 'minkä', 'minun', 'minut',
    'minua', 'minulla', 'minulle', 'minulta', 'minussa', 'minusta', 'minä', 'missä', 'mistä', 'miten',
    'mitkä', 'mitä', 'mukaan', 'mutta', 'myös', 'ne', 'niiden', 'niihin', 'niille', 'niillä', 'niiltä',
    'niin', 'niissä', 'niistä', 'niitä', 'noita', 'noin', 'nuo', 'nyt', 'näiden', 'näihin', 'näille',
    'näillä', 'näissä', 'näistä', 'näitä', 'nämä', 'olemme', 'olen', 'olet', 'olette', 'oli', 'olimme',
    'olin', 'olisi', 'olisin', 'olisit', 'olisivat', 'olit', 'olitte', 'olivat', 'olla', 'olleet', 'ollut',
    'on', 'ovat', 'poikki', 'se', 'sekä', 'sen', 'siihen', 'siinä', 'siitä', 'sille', 'sillä', 'siltä',
    'sinua', 'sinulla', 'sinulle', 'sinun', 'sinut', 'sinä', 'sitä', 'tai', 'te', 'teidän', 'teidät',
    'teille', 'teillä', 'teitä', 'tuo', 'tuohon', 'tuon', 'tuossa', 'tuosta', 'tuota', 'tähän', 'tälle',
    'tällä', 'tältä', 'tämä', 'tämän', 'tässä', 'tästä', 'tätä', 'vaan', 'vai', 'vaikka', 'voi',
  ]),
}
