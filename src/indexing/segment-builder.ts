import { combineNorms } from '../segment/norms.ts'
import { PostingsWriter } from '../segment/postings-writer.ts'
import { ordinalArray, type Sections } from '../segment/sections.ts'
import { NO_ORD, TermDictionaryWriter } from '../segment/term-dictionary.ts'
import type { TextAccumulator } from './text-accumulator.ts'
import { wordOrder } from './word-order.ts'

/** Writes what a text group collected as the sections of a segment. */
export function buildTextSections(
  text: TextAccumulator,
  boosts: readonly number[],
  maxDoc: number,
  prefix: string,
  out: Sections,
): void {
  const norms = writeLengths(
    text.lengths.map((lengths) => {
      lengths.reach(maxDoc - 1)
      return lengths.values
    }),
    boosts,
    maxDoc,
    prefix,
    out,
  )
  const lists = new ListOrder(text.words.size)
  const dictionary = new TermDictionaryWriter()
  const { bytes, starts } = text.words
  const isStem = new Uint8Array(text.words.size)
  const stems = text.stems.values
  for (let word = 0; word < text.words.size; word++) if (stems[word]! > 0) isStem[stems[word]! - 1] = 1
  for (const word of wordOrder(text.words)) {
    const count = text.docCounts.values[word]!
    const surfaceList = stems[word]! > 0 ? lists.surface(word, stems[word]! - 1, count) : NO_ORD
    const stemList = isStem[word] ? lists.listOf(word) : NO_ORD
    dictionary.add(bytes, starts[word]!, starts[word + 1]! - starts[word]!, surfaceList, stemList, count)
  }
  dictionary.build(prefix, out)

  const postings = new PostingsWriter(boosts, norms)
  writePostings(text, lists, postings)
  postings.build(prefix, out)
}

/** Writes the lengths of each field and what comes of them; gives the combined norms. */
export function writeLengths(
  lengths: readonly ArrayLike<number>[],
  boosts: readonly number[],
  maxDoc: number,
  prefix: string,
  out: Sections,
): Uint8Array {
  const sums = new Float64Array(lengths.length)
  for (let field = 0; field < lengths.length; field++) {
    const row = lengths[field]!
    let longest = 0
    for (let doc = 0; doc < maxDoc; doc++) {
      sums[field]! += row[doc]!
      if (row[doc]! > longest) longest = row[doc]!
    }
    const kept = ordinalArray(maxDoc, longest)
    for (let doc = 0; doc < maxDoc; doc++) kept[doc] = row[doc]!
    out.set(`${prefix}lengths.${field}`, kept)
  }
  out.set(`${prefix}lengthSums`, sums)
  const norms = combineNorms(lengths, boosts, maxDoc)
  out.set(`${prefix}norms`, norms)
  return norms
}

/** Numbers the posting lists in the order in which their words come up in the dictionary. */
export class ListOrder {
  count = 0
  /** The list of each stem + 1, by the stem's word. */
  readonly #lists: Uint32Array
  /** The number of each surface word within its list. */
  readonly surfaceNumbers: Uint32Array
  /** For each list: its surface words, and which is the most frequent. */
  readonly surfaceCounts: Uint32Array
  readonly primaries: Uint32Array
  readonly #primaryCounts: Uint32Array

  constructor(words: number) {
    this.#lists = new Uint32Array(words)
    this.surfaceNumbers = new Uint32Array(words)
    this.surfaceCounts = new Uint32Array(words)
    this.primaries = new Uint32Array(words)
    this.#primaryCounts = new Uint32Array(words)
  }

  listOf(stem: number): number {
    if (this.#lists[stem] === 0) this.#lists[stem] = ++this.count
    return this.#lists[stem]! - 1
  }

  /** The list of a surface word that stands in so many documents, which becomes the list's next. */
  surface(word: number, stem: number, docCount: number): number {
    const list = this.listOf(stem)
    const number = this.surfaceCounts[list]!++
    this.surfaceNumbers[word] = number
    if (docCount > this.#primaryCounts[list]!) {
      this.#primaryCounts[list] = docCount
      this.primaries[list] = number
    }
    return list
  }
}

/** Sorts the tokens by list, keeping their order within each (a counting sort), and writes list after list. */
function writePostings(text: TextAccumulator, lists: ListOrder, postings: PostingsWriter): void {
  const tokens = text.tokens.values
  const count = text.tokens.length
  const stems = text.stems.values
  const listOfWord = new Uint32Array(text.words.size)
  for (let word = 0; word < text.words.size; word++) {
    if (stems[word]! > 0) listOfWord[word] = lists.listOf(stems[word]! - 1)
  }
  // next[list] is where the list's next token goes; after the sort, where the list ends.
  const next = new Uint32Array(lists.count + 1)
  for (let token = 0; token < count; token++) next[listOfWord[tokens[token]!]! + 1]!++
  for (let list = 0; list < lists.count; list++) next[list + 1]! += next[list]!
  const sortedTokens = new Uint32Array(count)
  const sortedRuns = new Uint32Array(count)
  const runEnds = text.runEnds.values
  for (let run = 0, token = 0; run < text.runEnds.length; run++) {
    for (const end = runEnds[run]!; token < end; token++) {
      const slot = next[listOfWord[tokens[token]!]!]!++
      sortedTokens[slot] = token
      sortedRuns[slot] = run
    }
  }

  const positions = text.positions.values
  const runDocs = text.runDocs.values
  const runFields = text.runFields.values
  const { surfaceNumbers, surfaceCounts, primaries } = lists
  for (let list = 0, slot = 0; list < lists.count; list++) {
    let last = -1
    let freqAt = 0
    for (const end = next[list]!; slot < end; slot++) {
      const run = sortedRuns[slot]!
      if (runDocs[run] !== last) {
        last = runDocs[run]!
        freqAt = postings.startPosting(last)
      }
      postings.freqs[freqAt + runFields[run]!]!++
      const token = sortedTokens[slot]!
      postings.addPosition(positions[token]!, surfaceNumbers[tokens[token]!]!)
    }
    postings.endList(primaries[list]!, surfaceCounts[list]! > 1)
  }
}
