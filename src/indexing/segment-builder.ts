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
  const { tokens, positions, runEnds, runDocs, runFields, records } = text
  const { surfaceNumbers, surfaceCounts, primaries } = lists
  // By word, the list that it leads to and its number there, so that a token touches one cache line.
  const places = new Uint32Array(2 * text.words.size)
  // ends[list] is where the list's next token goes; after the sort, where the list ends.
  const ends = new Uint32Array(lists.count + 1)
  for (let word = 0; word < text.words.size; word++) {
    const stem = records.values[word * WORD_RECORD + STEM]!
    if (stem === 0) continue
    const list = lists.listOf(stem - 1)
    places[2 * word] = list
    places[2 * word + 1] = surfaceNumbers[word]!
    ends[list + 1]! += records.values[word * WORD_RECORD + TOKEN_COUNT]!
  }
  for (let list = 0; list < lists.count; list++) ends[list + 1]! += ends[list]!
  // Three entries a token: run, position, surface.
  const sorted = new Uint32Array(3 * tokens.length)
  let pause = STEP_SIZE
  for (let run = 0, token = 0; run < runEnds.length; run++) {
    for (const end = runEnds.values[run]!; token < end; token++) {
      const place = 2 * tokens.values[token]!
      const at = 3 * ends[places[place]!]!++
      sorted[at] = run
      sorted[at + 1] = positions.values[token]!
      sorted[at + 2] = places[place + 1]!
    }
    if (token < pause) continue
    pause = token + STEP_SIZE
    yield
  }

  pause = STEP_SIZE
  for (let list = 0, at = 0; list < lists.count; list++) {
    let last = -1
    let freqAt = 0
    for (const end = 3 * ends[list]!; at < end; at += 3) {
      const run = sorted[at]!
      const doc = runDocs.values[run]!
      if (doc !== last) {
        last = doc
        freqAt = postings.startPosting(doc)
      }
      postings.freqs[freqAt + runFields.values[run]!]!++
      postings.addPosition(sorted[at + 1]!, sorted[at + 2]!)
    }
    postings.endList(primaries[list]!, surfaceCounts[list]! > 1)
    if (at < pause) continue
    pause = at + STEP_SIZE
    yield
  }
}
