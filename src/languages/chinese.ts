import type { AnalyzerDefinition } from '../analysis/analyzer.ts'

/** Chinese: single characters and pairs of neighbours stand for words, and nothing is stemmed. */
export const chinese: AnalyzerDefinition = { name: 'zh', version: 1, possessive: true }
