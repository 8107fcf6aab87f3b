import { type Interner, RECORD } from '../analysis/interner.ts'
import { Occurrences } from '../segment/occurrences.ts'
import { PostingsWriter } from '../segment/postings-writer.ts'
import type { Sections } from '../segment/sections.ts'
import { NO_ORD } from '../segment/term-dictionary.ts'
import { TermDictionaryWriter } from '../segment/term-dictionary-writer.ts'
import { ListOrder, SurfaceNumbers } from './list-order.ts'
import { STEP_SIZE, type Steps } from './steps.ts'
import { DOC_COUNT, STEM, SURFACE, SURFACE_COUNT, type TextAccumulator, TOKENS } from './text-accumulator.ts'
import { writeLengths } from './text-lengths.ts'
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
