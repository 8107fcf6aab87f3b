import type { Analyzer } from '../analysis/analyzer.ts'
import { describe } from '../schema/value.ts'
import { phrasePaths } from './phrase-paths.ts'
import { type QueryWord, queryWords } from './query-words.ts'

/**
 * Words and phrases that mean the same: `['usa', 'united states', 'america']`; or words that are also found by others,
 * but not the other way round: `{ from: ['car'], to: ['vehicle'] }`. Lists are analysed once, so keep them.
 */
export type Synonyms = readonly (readonly string[] | OneWaySynonyms)[]

export interface OneWaySynonyms {
  /** What the query says. */
  readonly from: readonly string[]
  /** What is looked for besides. */
  readonly to: readonly string[]
}

/** Words of a text, side by side, that have synonyms. */
export interface SynonymMatch {
  readonly start: number
  readonly end: number
  /** What is looked for, each text analysed: what is said, and its synonyms. */
  readonly meant: readonly (readonly QueryWord[])[]
  /** The same for all texts that have the same synonyms. */
  readonly key: string
}

/** Texts by the stems of their words. */
type Texts = Map<string, readonly QueryWord[]>

/** What the synonyms are to one analyzer. */
interface SynonymTable {
  /** By what is said: that, and what is looked for besides. */
  readonly meant: Map<string, Texts>
  /** Words of the longest text that has synonyms. */
  longest: number
}

// By list: what was made of it for each analyzer, once it was checked.
const tables = /* @__PURE__ */ new WeakMap<Synonyms, Map<Analyzer, SynonymTable>>()

/** @throws TypeError or RangeError for synonyms that can't be meant */
export function checkSynonyms(synonyms: Synonyms): void {
  if (typeof synonyms === 'object' && tables.has(synonyms)) return
  expect(Array.isArray(synonyms), '', synonyms, 'an array of groups')
  for (const [i, group] of synonyms.entries()) {
    if (Array.isArray(group)) checkTexts(group, `[${i}]`, 2)
    else {
      expect(
        typeof group === 'object' && group !== null,
        `[${i}]`,
        group,
        'an array of words, or { from, to }',
      )
      const { from, to } = group as OneWaySynonyms
      checkTexts(from, `[${i}].from`, 1)
      checkTexts(to, `[${i}].to`, 1)
    }
  }
  tables.set(synonyms, new Map())
}

function checkTexts(texts: unknown, path: string, least: number): void {
  expect(Array.isArray(texts) && texts.length >= least, path, texts, `an array of ${least} texts or more`)
  for (const [i, text] of (texts as unknown[]).entries()) {
    expect(typeof text === 'string' && /\S/.test(text), `${path}[${i}]`, text, 'a word or several')
  }
}

function expect(valid: boolean, path: string, value: unknown, expected: string): void {
  if (valid) return
  const given = Array.isArray(value) ? `an array of ${value.length}` : describe(value)
  throw new TypeError(`"synonyms${path}" is ${given}; expected ${expected}.`)
}

/** What of a text has synonyms: the longest first, from left to right. */
export function findSynonyms(
  synonyms: Synonyms,
  analyzer: Analyzer,
  words: readonly QueryWord[],
): SynonymMatch[] {
  const { meant, longest } = tableOf(synonyms, analyzer)
  const placeOf = ({ start }: QueryWord, { end }: QueryWord) => `${start} ${end}`
  const wholes = new Map(
    words.filter(({ isWhole }) => isWhole).map((word) => [placeOf(word, word), word.stem]),
  )
  const path = pathOf(words)
  const matches: SynonymMatch[] = []
  let from = 0
  for (let i = 0; i < path.length; i++) {
    for (let count = Math.min(longest, path.length - i); count > 0; count--) {
      const [first, last] = [path[i]!, path[i + count - 1]!]
      const whole = wholes.get(placeOf(first, last)) ?? ''
      const texts = meant.get(keyOf(path.slice(i, i + count))) ?? meant.get(whole)
      if (!texts) continue
      const { start } = first
      const { end } = last
      const said: QueryWord[] = []
      while (words[from]!.start < start) from++
      for (let k = from; k < words.length && words[k]!.start < end; k++) {
        if (words[k]!.start >= start && words[k]!.end <= end) said.push(words[k]!)
      }
      const [own, ...others] = texts.values()
      matches.push({
        start,
        end,
        // email may be listed as e-mail, and said so; with its parts more is found.
        meant: [said.length < own!.length ? own! : said, ...others],
        key: [...texts.keys()].sort().join(),
      })
      i += count - 1
      break
    }
  }
  return matches
}

function tableOf(synonyms: Synonyms, analyzer: Analyzer): SynonymTable {
  checkSynonyms(synonyms)
  const known = tables.get(synonyms)!
  let table = known.get(analyzer)
  if (!table) {
    table = { meant: new Map(), longest: 1 }
    for (const group of synonyms) addGroup(table, analyzer, group)
    known.set(analyzer, table)
  }
  return table
}

function addGroup(table: SynonymTable, analyzer: Analyzer, group: Synonyms[number]): void {
  const { from, to } = 'from' in group ? group : { from: group, to: group }
  const analysed = (texts: readonly string[]) =>
    texts.map((text) => queryWords(analyzer, text)).filter((words) => words.length > 0)
  const meant = analysed(to)
  for (const said of analysed(from)) {
    // Whoever writes email says what is written e-mail here.
    for (const path of phrasePaths(said)) {
      const key = keyOf(path.map(({ word }) => word))
      const texts: Texts = table.meant.get(key) ?? new Map()
      for (const words of [said, ...meant]) texts.set(keyOf(pathOf(words)), words)
      table.meant.set(key, texts)
      table.longest = Math.max(table.longest, path.length)
    }
  }
}

/** The words of a text, with its compounds taken apart. */
function pathOf(words: readonly QueryWord[]): QueryWord[] {
  return (phrasePaths(words)[0] ?? []).map(({ word }) => word)
}

function keyOf(path: readonly QueryWord[]): string {
  return path.map(({ stem }) => stem).join(' ')
}
