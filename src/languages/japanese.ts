import type { AnalyzerDefinition } from '../analysis/analyzer.ts'

/** Japanese: single characters and pairs of neighbours stand for words, and nothing is stemmed. */
export const japanese: AnalyzerDefinition = { name: 'ja', version: 1, possessive: true }
