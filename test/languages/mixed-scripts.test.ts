import { expect, test } from 'vitest'
import { createIndex, decodeSnapshot, encodeSnapshot, text } from '../../src/index.ts'
import { languages } from './languages.ts'

// No two neighbours of one script: what is a run is what a reader would call one.
const RUNS = [
  ...['iPhone', 'ＡＢＣ', 'Straße', 'новый', 'βιβλίο', '2016', '手机', '𠮷野家', 'ひらがな', 'カタカナ'],
  ...['ﾊﾝｶｸ', '한국어', 'ภาษาไทย', 'مكتبة', 'किताब', 'ລາວ', 'ខ្មែរ', 'မြန်မာ'],
]

// Scripts that write no spaces, where every pair of neighbours stands for a word.
const NO_SPACES =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}/u

const SEED = 20160324

test('a run of one script is found wherever it stands between runs of others', () => {
  let state = SEED
  const below = (limit: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  const names = Object.keys(languages)
  const missed: string[] = []
  for (let round = 0; round < 300; round++) {
    const name = names[round % names.length]!
    const runs: string[] = []
    while (runs.length < 4) {
      const run = RUNS[below(RUNS.length)]!
      // Letters of scripts with spaces make one word, however different; a space keeps them apart.
      if (runs.length > 0 && !NO_SPACES.test(run) && !NO_SPACES.test(runs.at(-1)!)) runs.push(' ')
      runs.push(run)
    }
    const index = createIndex({ schema: { body: text() }, language: languages[name]! })
    index.add({ id: 1, body: runs.join('') })
    for (const run of runs.filter((run) => run !== ' ')) {
      for (const query of [run, `"${run}"`])
        if (index.search(query).hits.length === 0)
          missed.push(`seed ${SEED}, ${name}: ${query} in ${runs.join('')}`)
    }
  }
  expect(missed).toEqual([])
})

test('a snapshot gives the same hits when it is opened with the same languages', () => {
  const { german, turkish } = languages
  const index = createIndex({ schema: { de: text({ language: german! }), tr: text({ language: turkish! }) } })
  index.addAll([
    { id: 1, de: 'Die Häuser', tr: 'IRMAK' },
    { id: 2, de: 'Der Fluss', tr: 'evler' },
  ])
  const opened = decodeSnapshot(encodeSnapshot(index), { languages: [german!, turkish!] })
  for (const query of ['Haus', 'ırmak', 'ev'])
    expect(opened.search(query).hits).toEqual(index.search(query).hits)
  expect(opened.search('Haus').hits.map(({ id }) => id)).toEqual([1])
  expect(() => decodeSnapshot(encodeSnapshot(index), { languages: [german!] })).toThrow('Field "tr"')
})
