import type { AnalyzerDefinition } from '../analysis/analyzer.ts'

/** Thai: single characters and pairs of neighbours stand for words, and nothing is stemmed. */
export const thai: AnalyzerDefinition = { name: 'th', version: 1, possessive: true }
