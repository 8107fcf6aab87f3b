import { combineNorms } from '../segment/norms.ts'
import { PostingsWriter } from '../segment/postings-writer.ts'
import { ordinalArray, type Sections } from '../segment/sections.ts'
import { NO_ORD } from '../segment/term-dictionary.ts'
import { TermDictionaryWriter } from '../segment/term-dictionary-writer.ts'
import { STEP_SIZE, type Steps } from './steps.ts'
import { DOC_COUNT, STEM, type TextAccumulator, TOKEN_COUNT, WORD_RECORD } from './text-accumulator.ts'
import { wordOrder } from './word-order.ts'

/** Writes what a text group collected as the sections of a segment. */
export function* buildTextSections(
  text: TextAccumulator,
  boosts: readonly number[],
  maxDoc: number,
  prefix: string,
  out: Sections,
): Steps<void> {
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
  const records = text.records.values
  for (let word = 0; word < text.words.size; word++) {
    const stem = records[word * WORD_RECORD + STEM]!
    if (stem > 0) isStem[stem - 1] = 1
  }
  yield
  const order = wordOrder(text.words)
  yield
  for (let i = 0; i < order.length; i++) {
    const word = order[i]!
    const stem = records[word * WORD_RECORD + STEM]!
    const count = records[word * WORD_RECORD + DOC_COUNT]!
    const surfaceList = stem > 0 ? lists.surface(word, stem - 1, count) : NO_ORD
    const stemList = isStem[word] ? lists.listOf(word) : NO_ORD
    dictionary.add(bytes, starts[word]!, starts[word + 1]! - starts[word]!, surfaceList, stemList, count)
    if (i % STEP_SIZE === 0) yield
  }
  dictionary.build(prefix, out)

  const postings = new PostingsWriter(boosts, norms)
  yield* writePostings(text, lists, postings)
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
function* writePostings(text: TextAccumulator, lists: ListOrder, postings: PostingsWriter): Steps<void> {
  const sort = new TokenSort(text, lists)
  yield
  for (let run = 0; run < text.runEnds.length; ) {
    run = sort.placeRuns(run, STEP_SIZE)
    yield
  }
  for (let list = 0; list < lists.count; ) {
    list = writeLists(sort, text, lists, postings, list)
    yield
  }
}

// What is kept of a token, side by side: its run, its position, its surface word's number in the list.
const SORTED_TOKEN = 3

class TokenSort {
  readonly sorted: Uint32Array
  /** Where each list's next token goes; after the sort, where the list ends. */
  readonly ends: Uint32Array
  readonly #text: TextAccumulator
  // By word, the list that it leads to and its number there, so that a token touches one cache line.
  readonly #places: Uint32Array

  constructor(text: TextAccumulator, lists: ListOrder) {
    const words = text.words.size
    const records = text.records.values
    const { surfaceNumbers } = lists
    const places = new Uint32Array(2 * words)
    const ends = new Uint32Array(lists.count + 1)
    for (let word = 0; word < words; word++) {
      const stem = records[word * WORD_RECORD + STEM]!
      if (stem === 0) continue
      const list = lists.listOf(stem - 1)
      places[2 * word] = list
      places[2 * word + 1] = surfaceNumbers[word]!
      ends[list + 1]! += records[word * WORD_RECORD + TOKEN_COUNT]!
    }
    for (let list = 0; list < lists.count; list++) ends[list + 1]! += ends[list]!
    this.sorted = new Uint32Array(SORTED_TOKEN * text.tokens.length)
    this.ends = ends
    this.#text = text
    this.#places = places
  }

  /** Places the tokens of runs from `run` on, about so many, and returns the run after them. */
  placeRuns(run: number, count: number): number {
    const { sorted, ends } = this
    const places = this.#places
    const runEnds = this.#text.runEnds.values
    const runCount = this.#text.runEnds.length
    const tokens = this.#text.tokens.values
    const positions = this.#text.positions.values
    let token = run === 0 ? 0 : runEnds[run - 1]!
    const pause = token + count
    for (; run < runCount && token < pause; run++) {
      for (const end = runEnds[run]!; token < end; token++) {
        const place = 2 * tokens[token]!
        const list = places[place]!
        const at = SORTED_TOKEN * ends[list]!
        ends[list]!++
        sorted[at] = run
        sorted[at + 1] = positions[token]!
        sorted[at + 2] = places[place + 1]!
      }
    }
    return run
  }
}

/** Writes lists from `list` on, of STEP_SIZE tokens or so, and returns the list after them. */
function writeLists(
  { sorted, ends }: TokenSort,
  text: TextAccumulator,
  { count, primaries, surfaceCounts }: ListOrder,
  postings: PostingsWriter,
  list: number,
): number {
  const runDocs = text.runDocs.values
  const runFields = text.runFields.values
  let at = list === 0 ? 0 : SORTED_TOKEN * ends[list - 1]!
  const pause = at + SORTED_TOKEN * STEP_SIZE
  for (; list < count && at < pause; list++) {
    const end = SORTED_TOKEN * ends[list]!
    // Room for all at once: asking for it token by token took a fifth of this loop.
    let position = postings.reservePositions((end - at) / SORTED_TOKEN)
    const { positions, surfaces } = postings
    let last = -1
    let freqAt = 0
    for (; at < end; at += SORTED_TOKEN) {
      const run = sorted[at]!
      const doc = runDocs[run]!
      if (doc !== last) {
        last = doc
        freqAt = postings.startPosting(doc)
      }
      postings.freqs[freqAt + runFields[run]!]!++
      positions[position] = sorted[at + 1]!
      surfaces[position++] = sorted[at + 2]!
    }
    postings.endList(primaries[list]!, surfaceCounts[list]! > 1)
  }
  return list
}
