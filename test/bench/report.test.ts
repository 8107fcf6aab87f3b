import { describe, expect, test } from 'vitest'
import { chooseRows } from './engines/catalogue.mjs'
import { advantage, figures, noteSameQueries } from './report/figures.mjs'
import { short, table } from './report/format.mjs'
import { toMarkdown } from './report/markdown.mjs'
import { toPicture } from './report/picture.mjs'
import { checkTargets } from './report/targets.mjs'
import { faultsOf } from './sanity.mjs'

const latency = (mean: number) => ({ count: 10, mean, p50: mean, p95: mean, p99: mean, max: mean })

/** A measured row: 10 MB of text in `seconds`, `mb` of heap, OR in `ms`. */
function measured(row: string, seconds: number, mb: number, ms: number) {
  const kind = { of: 10, asked: 10, answered: 9, overlap: 0.97, cold: latency(ms * 2), warm: latency(ms) }
  return {
    corpus: 'movies',
    row,
    version: '1.0.0',
    ranks: true,
    build: { documents: 100, textBytes: 10e6, ms: seconds * 1000 },
    memory: { heap: mb * 1e6, arrayBuffers: 0, native: 0 },
    saved: { ms: 1, bytes: 2e6, gzipBytes: 1e6 },
    load: { ms: 4, firstQueryMs: 1, memory: {} },
    kinds: { or: kind },
  }
}

const rows = [measured('okapi', 0.5, 10, 0.05), measured('minisearch', 2, 100, 10)]
const results = {
  date: '2026-01-02T03:04:05.000Z',
  machine: { cpu: 'A & B', cores: 2, platform: 'linux x64', node: 'v20.0.0', loadAverage: [0.1, 0, 0] },
  versions: {},
  rows,
}

describe('figures', () => {
  test('are read from what was measured', () => {
    expect(figures['build MB/s'].of(rows[0])).toBe(20)
    expect(figures['memory MB'].of(rows[0])).toBe(10)
    expect(figures['OR mean ms'].of(rows[1])).toBe(10)
    expect(figures['fuzzy mean ms'].of(rows[1])).toBeUndefined()
  })

  test('an advantage above one is ours, whichever way the figure runs', () => {
    expect(advantage('build MB/s', rows[0], rows[1])).toBe(4)
    expect(advantage('memory MB', rows[0], rows[1])).toBe(10)
    expect(advantage('OR mean ms', rows[0], rows[1])).toBe(200)
    expect(advantage('fuzzy mean ms', rows[0], rows[1])).toBeUndefined()
  })

  test('a peer that answered a part is held against ours on the same queries', () => {
    const slow = structuredClone(rows[1]!)
    slow.kinds.or.asked = 2
    const meansMs = new Map([['okapi', { or: Float64Array.of(0.1, 0.3, 9, 9, 9, 9, 9, 9, 9, 9) }]])
    noteSameQueries([rows[0], slow], meansMs)
    expect(advantage('OR mean ms', rows[0], slow)).toBeCloseTo(50, 9) // 10 / mean of .1 and .3
    expect(advantage('OR mean ms', rows[0], rows[1])).toBe(200)
    expect(toMarkdown({ ...results, rows: [rows[0], slow] })).toContain('| 10† |')
  })

  test('promises are met, missed, or not measured', () => {
    const verdict = (figure: string, against: string) =>
      checkTargets(rows).find((target) => target.figure === figure && target.against === against)?.met
    expect(verdict('build MB/s', 'minisearch')).toBe(false)
    expect(verdict('memory MB', 'minisearch')).toBe(true)
    expect(verdict('OR mean ms', 'minisearch')).toBe(true)
    expect(verdict('OR mean ms', 'fts5')).toBeUndefined()
  })
})

describe('reports', () => {
  test('numbers keep what people compare', () => {
    const given = [undefined, 0, 0.01234, 0.5, 12.345, 99.96, 1234.5]
    expect(given.map(short)).toEqual(['–', '0', '0.012', '0.5', '12.3', '100', '1,235'])
  })

  test('a table has one cell a column', () => {
    expect(table(['a', 'b'], [['x', 1]])).toBe('| a | b |\n| --- | ---: |\n| x | 1 |')
  })

  test('Markdown has the engines, the ratios and the promises', () => {
    const markdown = toMarkdown(results)
    expect(markdown).toContain('| okapi | 20 | 10 |')
    expect(markdown).toContain('| okapi / minisearch | 4× | 10× |')
    expect(markdown).toContain('| build MB/s against minisearch | 5× | 4× | **no** |')
    expect(markdown).toContain('| OR mean ms against minisearch | 100× | 200× | yes |')
    expect(markdown).toContain('97 %')
    expect(markdown).not.toMatch(/NaN|undefined/)
  })

  test('an engine that was skipped or stopped is named with the reason', () => {
    const skipped = { corpus: 'movies', row: 'fts5', skipped: 'better-sqlite3 is not installed' }
    expect(toMarkdown({ ...results, rows: [...rows, skipped] })).toContain('better-sqlite3 is not installed')
  })

  test('the picture has a bar and a label for each engine, escaped', () => {
    const picture = toPicture('movies', [...rows, measured('<b>', 1, 1, 1)])
    expect(picture.match(/class="bar ours"/g)).toHaveLength(4)
    expect(picture).toContain('&lt;b>')
    expect(picture).not.toMatch(/NaN|undefined|<b>/)
    expect(picture).not.toContain('prefix')
  })
})

describe('sanity of a run', () => {
  test('finds nothing wrong with whole rows', () => {
    expect(faultsOf(results)).toEqual([])
  })

  test('names what is missing', () => {
    const faults = { saving: 'RangeError: too large' }
    const broken = { ...rows[0], saved: undefined, stopped: 'ran out of 10 MB of heap', faults }
    expect(faultsOf({ rows: [broken] })).toEqual([
      'okapi on movies: ran out of 10 MB of heap',
      'okapi on movies, saving: RangeError: too large',
      'okapi on movies: not saved and loaded',
    ])
    expect(faultsOf({ rows: [] })).toEqual(['no engine indexed anything'])
  })

  test('asks okapi for the exact top 10', () => {
    const or = { ...rows[0]!.kinds.or, overlap: 0.5 }
    expect(faultsOf({ rows: [{ ...rows[0], kinds: { or } }] })).toEqual([
      'okapi on movies, or: only 50 % of the exact top 10',
    ])
  })
})

describe('rows', () => {
  test('are the defaults, one row, or all rows of an engine', () => {
    const names = (engines?: string[]) => chooseRows({ engines }).map(({ row }) => row)
    expect(names(['fts5'])).toEqual(['fts5'])
    expect(names(['fuse*'])).toEqual(['fuse', 'fuse-tokens'])
    expect(names()).toContain('okapi')
    expect(names()).not.toContain('fts5-tuned')
    expect(() => names(['lucene'])).toThrow('No engine "lucene"')
  })
})
