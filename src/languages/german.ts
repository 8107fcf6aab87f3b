/*! The stemmer is Snowball's (BSD-3-Clause), by way of @orama/stemmers (Apache-2.0): notices in LICENSE. */

import { stemmer } from '@orama/stemmers/german'
import type { AnalyzerDefinition } from '../analysis/analyzer.ts'
import { latinWords } from './stem-words.ts'

// As Snowball has it: the u of neue, Bauer and Quelle belongs to what is before it.
const UMLAUTS = /(a|o|(?<![qaeiouy])u)e/g

const stemGerman = (word: string): string => stemmer(word.replace(UMLAUTS, '$1'))

/** German: ß is ss, umlauts do not count, and ae, oe, ue are umlauts to the stemmer (Mueller finds Müller). */
export const german: AnalyzerDefinition = {
  name: 'de',
  version: 1,
  possessive: true,
  tokenFilters: [/* @__PURE__ */ latinWords(stemGerman)],
  // biome-ignore format: a word a line would be long
  stopWords: /* @__PURE__ */ new Set([
    'aber', 'alle', 'allem', 'allen', 'aller', 'alles', 'als', 'also', 'am', 'an', 'ander', 'andere',
    'anderem', 'anderen', 'anderer', 'anderes', 'auch', 'auf', 'aus', 'bei', 'beim', 'bin', 'bis', 'bist',
    'da', 'dabei', 'dadurch', 'damit', 'dann', 'das', 'dass', 'dazu', 'dein', 'deine', 'deinem', 'deinen',
    'deiner', 'dem', 'den', 'denn', 'der', 'deren', 'des', 'dessen', 'dich', 'die', 'dies', 'diese', 'diesem',
    'diesen', 'dieser', 'dieses', 'dir', 'doch', 'dort', 'du', 'durch', 'ein', 'eine', 'einem', 'einen',
    'einer', 'eines', 'einige', 'er', 'es', 'etwas', 'euch', 'euer', 'eure', 'fur', 'gegen', 'gewesen', 'hab',
    'habe', 'haben', 'hat', 'hatte', 'hatten', 'her', 'hier', 'hin', 'hinter', 'ich', 'ihm', 'ihn', 'ihnen',
    'ihr', 'ihre', 'ihrem', 'ihren', 'ihrer', 'ihres', 'im', 'in', 'indem', 'ins', 'ist', 'jede', 'jedem',
    'jeden', 'jeder', 'jedes', 'jene', 'jener', 'kann', 'kein', 'keine', 'keinem', 'keinen', 'keiner',
    'konnen', 'konnte', 'man', 'manche', 'mehr', 'mein', 'meine', 'meinem', 'meinen', 'meiner', 'mich', 'mir',
    'mit', 'muss', 'mussen', 'nach', 'nicht', 'nichts', 'noch', 'nun', 'nur', 'ob', 'oder', 'ohne', 'sehr',
    'sein', 'seine', 'seinem', 'seinen', 'seiner', 'seit', 'selbst', 'sich', 'sie', 'sind', 'so', 'solche',
    'solchen', 'soll', 'sollen', 'sollte', 'sondern', 'sonst', 'uber', 'um', 'und', 'uns', 'unser', 'unsere',
    'unter', 'vom', 'von', 'vor', 'war', 'waren', 'warum', 'was', 'weil', 'welche', 'welchem', 'welchen',
    'welcher', 'welches', 'wenn', 'wer', 'werde', 'werden', 'wie', 'wieder', 'will', 'wir', 'wird', 'wo',
    'wollen', 'wurde', 'wurden', 'wahrend', 'zu', 'zum', 'zur', 'zwar', 'zwischen',
  ]),
}
