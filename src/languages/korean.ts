import type { AnalyzerDefinition } from '../analysis/analyzer.ts'

/** Korean: single characters and pairs of neighbours stand for words, and nothing is stemmed. */
export const korean: AnalyzerDefinition = { name: 'ko', version: 1, possessive: true }
