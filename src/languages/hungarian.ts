/*! The stemmer is Snowball's (BSD-3-Clause), by way of @orama/stemmers (Apache-2.0): notices in LICENSE. */

import { stemmer } from '@orama/stemmers/hungarian'
import type { AnalyzerDefinition } from '../analysis/analyzer.ts'
import { keepLetters } from './letters.ts'
import { latinWords } from './stem-words.ts'

/** Hungarian: á, é, í, ó, ö, ő, ú, ü and ű are letters (kor, kór and kör are three words). */
export const hungarian: AnalyzerDefinition = {
  name: 'hu',
  version: 1,
  fold: /* @__PURE__ */ keepLetters('áéíóöőúüű'),
  tokenFilters: [/* @__PURE__ */ latinWords(stemmer)],
  // biome-ignore format: a word a line would be long
  stopWords: /* @__PURE__ */ new Set([
    'a', 'abban', 'ahhoz', 'ahogy', 'ahol', 'aki', 'akik', 'akkor', 'akár', 'alatt', 'által', 'általában',
    'amely', 'amelyek', 'amelyet', 'amelyben', 'amelynek', 'ami', 'amit', 'amikor', 'amíg', 'annak', 'arra',
    'arról', 'az', 'azok', 'azon', 'azt', 'aztán', 'azzal', 'azért', 'azután', 'át', 'be', 'belül', 'benne',
    'bár', 'csak', 'de', 'e', 'ebben', 'egy', 'egyes', 'egyéb', 'egyik', 'ehhez', 'ekkor', 'el', 'ellen',
    'elő', 'előtt', 'emilyen', 'én', 'ennek', 'éppen', 'erre', 'ez', 'ezek', 'ezen', 'ezért', 'és', 'ezt',
    'ezzel', 'fel', 'felé', 'ha', 'hanem', 'hiszen', 'hogy', 'hogyan', 'igen', 'ill', 'illetve', 'ilyen',
    'ilyenkor', 'is', 'ismét', 'itt', 'ki', 'kívül', 'között', 'közül', 'le', 'legyen', 'lehet', 'lenne',
    'lesz', 'lett', 'maga', 'magát', 'már', 'még', 'meg', 'mely', 'melyek', 'mert', 'mi', 'miért', 'míg',
    'mikor', 'milyen', 'mint', 'mintha', 'minden', 'mindig', 'ne', 'neki', 'nekem', 'nem', 'nélkül', 'nincs',
    'olyan', 'ott', 'őt', 'ők', 'ő', 'össze', 'pedig', 's', 'saját', 'sem', 'semmi', 'se', 'számára',
    'szerint', 'szinte', 'talán', 'te', 'tehát', 'több', 'tovább', 'úgy', 'ugyanis', 'után', 'utána', 'vagy',
    'vagyis', 'vagyok', 'valaki', 'valami', 'van', 'vannak', 'vele', 'viszont', 'vissza', 'volna', 'volt',
    'voltak', 'voltam',
  ]),
}
