/*! The stemmer is wink-porter2-stemmer (MIT): notice in LICENSE. */

import porter2 from 'wink-porter2-stemmer'
import type { AnalyzerDefinition } from '../analysis/analyzer.ts'
import { english as porter } from '../analysis/english.ts'

const ENGLISH_WORD = /^[a-z]{3,}$/

const stemEnglish = (word: string): string => (ENGLISH_WORD.test(word) ? porter2(word) : word)

/** English by Porter's second stemmer (Porter2 in Snowball); `'en'` of the core has the first. */
export const english: AnalyzerDefinition = {
  name: 'en-porter2',
  version: 1,
  possessive: true,
  tokenFilters: [stemEnglish],
  // A getter, since reading them here would be work done by an import.
  get stopWords() {
    return porter.stopWords!
  },
}
