/*! The stemmer is Snowball's (BSD-3-Clause), by way of @orama/stemmers (Apache-2.0): notices in LICENSE. */

import { stemmer } from '@orama/stemmers/italian'
import type { AnalyzerDefinition } from '../analysis/analyzer.ts'
import { accentedWords } from './stem-words.ts'

const ENDINGS = ['rà', 'vità', 'iera']

/** Italian: accents do not count, articles and prepositions before an apostrophe are cut off. */
export const italian: AnalyzerDefinition = {
  name: 'it',
  version: 1,
  elisions: /* @__PURE__ */ new Set([
    'l',
    'un',
    'all',
    'dall',
    'dell',
    'nell',
    'sull',
    'coll',
    'pell',
    'agl',
    'dagl',
    'degl',
    'negl',
    'sugl',
    'gl',
    'c',
    'ch',
    'd',
    'm',
    'n',
    's',
    't',
    'v',
  ]),
  tokenFilters: [/* @__PURE__ */ accentedWords(ENDINGS, stemmer)],
  // biome-ignore format: a word a line would be long
  stopWords: /* @__PURE__ */ new Set([
    'a', 'abbiamo', 'ad', 'agli', 'ai', 'al', 'alla', 'alle', 'allo', 'anche', 'ancora', 'avere', 'aveva',
    'avevano', 'avete', 'avuto', 'c', 'che', 'chi', 'ci', 'cio', 'co', 'coi', 'col', 'come', 'con', 'contro',
    'cosa', 'cosi', 'cui', 'da', 'dagli', 'dai', 'dal', 'dalla', 'dalle', 'dallo', 'degli', 'dei', 'del',
    'della', 'delle', 'dello', 'dentro', 'di', 'dopo', 'dove', 'dov', 'due', 'e', 'ed', 'era', 'erano',
    'essere', 'fra', 'fu', 'furono', 'gli', 'gia', 'ha', 'hanno', 'ho', 'i', 'il', 'in', 'io', 'la', 'le',
    'lei', 'li', 'lo', 'loro', 'lui', 'ma', 'me', 'mentre', 'mi', 'mia', 'mie', 'miei', 'mio', 'molto', 'ne',
    'negli', 'nei', 'nel', 'nella', 'nelle', 'nello', 'no', 'noi', 'non', 'nostra', 'nostre', 'nostri',
    'nostro', 'o', 'od', 'ogni', 'oppure', 'per', 'perche', 'pero', 'piu', 'po', 'poi', 'qual', 'quale',
    'quali', 'quando', 'quanto', 'quella', 'quelle', 'quelli', 'quello', 'quel', 'quei', 'questa', 'queste',
    'questi', 'questo', 'qui', 'sara', 'saranno', 'se', 'sei', 'senza', 'si', 'sia', 'siamo', 'siano',
    'siete', 'sono', 'sta', 'stata', 'state', 'stati', 'stato', 'su', 'sua', 'sue', 'sugli', 'sui', 'sul',
    'sulla', 'sulle', 'sullo', 'suo', 'suoi', 'tra', 'tu', 'tua', 'tue', 'tuo', 'tuoi', 'tutti', 'tutto',
    'tutta', 'tutte', 'un', 'una', 'uno', 'vi', 'voi', 'vostra', 'vostre', 'vostri', 'vostro',
  ]),
}
