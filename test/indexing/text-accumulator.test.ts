import { expect, test } from 'vitest'
import { RECORD } from '../../src/analysis/interner.ts'
import { SURFACE_COUNT, TOKENS } from '../../src/indexing/text-accumulator.ts'
import { LIST_HEAD } from '../../src/indexing/token-lists.ts'

test('what is kept of a word has room in its record', () => {
  expect(SURFACE_COUNT).toBeGreaterThanOrEqual(TOKENS + LIST_HEAD)
  expect(SURFACE_COUNT).toBeLessThan(RECORD)
})
