import { type Interner, RECORD } from '../analysis/interner.ts'
import { combineNorms } from '../segment/norms.ts'
import { Occurrences } from '../segment/occurrences.ts'
import { PostingsWriter } from '../segment/postings-writer.ts'
import { ordinalArray, type Sections } from '../segment/sections.ts'
import { NO_ORD } from '../segment/term-dictionary.ts'
import { TermDictionaryWriter } from '../segment/term-dictionary-writer.ts'
import { STEP_SIZE, type Steps } from './steps.ts'
import { DOC_COUNT, STEM, SURFACE, SURFACE_COUNT, type TextAccumulator, TOKENS } from './text-accumulator.ts'
import { TokenListReader } from './token-lists.ts'
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
  yield
  const order = yield* wordOrder(text.words)
  yield
  const lists = new ListOrder(text.words.size)
  const surfaces = new SurfaceNumbers(text.words)
  const dictionary = new TermDictionaryWriter()
  const { bytes, starts } = text.words
  const { stems, surfaceNumbers, surfaceCounts, docCounts } = wordFacts(text.words)
  yield
  for (let i = 0; i < order.length; i++) {
    const word = order[i]!
    const stem = stems[word]! - 1
    let surfaceList = NO_ORD
    if (stem >= 0) {
      surfaceList = lists.surface(word, stem, docCounts[word]!)
      surfaces.set(stem, surfaceNumbers[word]!, lists.surfaceNumbers[word]!)
    }
    const stemList = surfaceCounts[word]! > 0 ? lists.listOf(word) : NO_ORD
    dictionary.add(
      bytes,
      starts[word]!,
      starts[word + 1]! - starts[word]!,
      surfaceList,
      stemList,
      docCounts[word]!,
    )
    if (i % STEP_SIZE === 0) yield
  }
  dictionary.build(prefix, out)

  const postings = new PostingsWriter(boosts, norms)
  const tokens = new TokenListReader(text.lists, text.fieldBits)
  const occurrences = new Occurrences()
  let work = 0
  for (let list = 0; list < lists.count; list++) {
    tokens.open(text.words.records, lists.stems[list]! * RECORD + TOKENS)
    work += writeList(tokens, lists, list, surfaces, occurrences, postings)
    if (work < STEP_SIZE) continue
    work = 0
    yield
  }
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
  /** The word that is the stem of each list. */
  readonly stems: Uint32Array
  /** The number of each surface word within its list. */
  readonly surfaceNumbers: Uint32Array
  /** For each list: its surface words, and which is the most frequent. */
  readonly surfaceCounts: Uint32Array
  readonly primaries: Uint32Array
  /** The list of each stem + 1, by the stem's word. */
  readonly #lists: Uint32Array
  readonly #primaryCounts: Uint32Array

  constructor(words: number) {
    this.stems = new Uint32Array(words)
    this.surfaceNumbers = new Uint32Array(words)
    this.surfaceCounts = new Uint32Array(words)
    this.primaries = new Uint32Array(words)
    this.#lists = new Uint32Array(words)
    this.#primaryCounts = new Uint32Array(words)
  }

  listOf(stem: number): number {
    if (this.#lists[stem] === 0) {
      this.stems[this.count] = stem
      this.#lists[stem] = ++this.count
    }
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

/** From the numbers that a stem's surface words were given as they came to those that they have in the dictionary. */
class SurfaceNumbers {
  // `#starts[stem]..#starts[stem + 1]` are the words of a stem in `#numbers`.
  readonly #starts: Uint32Array
  readonly #numbers: Uint32Array

  constructor({ size, records }: Interner) {
    this.#starts = new Uint32Array(size + 1)
    for (let word = 0; word < size; word++)
      this.#starts[word + 1] = this.#starts[word]! + records[word * RECORD + SURFACE_COUNT]!
    this.#numbers = new Uint32Array(this.#starts[size]!)
  }

  set(stem: number, come: number, number: number): void {
    this.#numbers[this.#starts[stem]! + come] = number
  }

  /** By the number as it came. */
  of(stem: number): Uint32Array {
    return this.#numbers.subarray(this.#starts[stem]!, this.#starts[stem + 1]!)
  }
}

/** What is needed of each word's record, in the order of their numbers, since alphabetical order leads all over the memory. */
function wordFacts({ size, records }: Interner) {
  const stems = new Int32Array(size)
  const surfaceNumbers = new Uint32Array(size)
  const surfaceCounts = new Uint32Array(size)
  const docCounts = new Uint32Array(size)
  for (let word = 0, at = 0; word < size; word++, at += RECORD) {
    stems[word] = records[at + STEM]!
    surfaceNumbers[word] = records[at + SURFACE]!
    surfaceCounts[word] = records[at + SURFACE_COUNT]!
    docCounts[word] = records[at + DOC_COUNT]!
  }
  return { stems, surfaceNumbers, surfaceCounts, docCounts }
}

const ONLY = /* @__PURE__ */ new Uint32Array(1)

/** Writes the list that `tokens` were turned to; returns how many tokens it has. */
function writeList(
  tokens: TokenListReader,
  { primaries, surfaceCounts, stems }: ListOrder,
  list: number,
  surfaces: SurfaceNumbers,
  occurrences: Occurrences,
  postings: PostingsWriter,
): number {
  const several = surfaceCounts[list]! > 1
  const numbers = several ? surfaces.of(stems[list]!) : ONLY
  let count = 0
  postings.startList(primaries[list]!, several)
  while (tokens.fill(occurrences, numbers)) {
    postings.add(occurrences)
    count += occurrences.count
  }
  postings.endList()
  return count
}
