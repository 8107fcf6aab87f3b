import { type Interner, RECORD } from '../analysis/interner.ts'
import { Occurrences } from '../segment/occurrences.ts'
import { PostingsWriter } from '../segment/postings-writer.ts'
import type { Sections } from '../segment/sections.ts'
import { NO_ORD } from '../segment/term-dictionary.ts'
import { TermDictionaryWriter } from '../segment/term-dictionary-writer.ts'
import { STEP_SIZE, type Steps } from '../steps.ts'
import { ListOrder, SurfaceNumbers } from './list-order.ts'
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
  const norms = yield* writeLengths(
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
  const facts = wordFacts(text.words.size)
  for (let at = 0; at < order.length; at += STEP_SIZE) {
    readFacts(text.words, at, Math.min(at + STEP_SIZE, order.length), facts)
    yield
  }
  const lists = new ListOrder(order.length)
  const surfaces = new SurfaceNumbers(facts.surfaceCounts)
  const dictionary = new TermDictionaryWriter()
  const words: SortedWords = { order, lists, surfaces, ...facts }
  yield
  for (let at = 0; at < order.length; at += STEP_SIZE) {
    addWords(text.words, words, at, Math.min(at + STEP_SIZE, order.length), dictionary)
    yield
  }
  yield* dictionary.build(prefix, out)
  yield

  // A byte for most, two for some.
  const postings = new PostingsWriter(boosts, norms, { positions: Math.ceil(1.5 * text.tokenCount) })
  const writer = new ListsWriter(text, words, postings)
  while (writer.write()) yield
  yield* postings.build(prefix, out)
}

/** What is known of words, by their numbers. */
interface WordFacts {
  /** The number of a word's stem + 1; 0 if it is only the stem of others. */
  readonly stems: Int32Array
  readonly surfaceNumbers: Uint32Array
  readonly surfaceCounts: Uint32Array
  readonly docCounts: Uint32Array
}

/** The order in which words stand in the dictionary, and what it needs of them. */
interface SortedWords extends WordFacts {
  readonly order: Uint32Array
  readonly lists: ListOrder
  readonly surfaces: SurfaceNumbers
}

function wordFacts(size: number): WordFacts {
  return {
    stems: new Int32Array(size),
    surfaceNumbers: new Uint32Array(size),
    surfaceCounts: new Uint32Array(size),
    docCounts: new Uint32Array(size),
  }
}

// Steps are functions of their own, since engines compile those sooner than a generator in the middle of its loop.

/** Reads what is needed of the records of some words, in the order of their numbers, since alphabetical order leads all over the memory. */
function readFacts(
  { records }: Interner,
  from: number,
  to: number,
  { stems, surfaceNumbers, surfaceCounts, docCounts }: WordFacts,
): void {
  for (let word = from, at = from * RECORD; word < to; word++, at += RECORD) {
    stems[word] = records[at + STEM]!
    surfaceNumbers[word] = records[at + SURFACE]!
    surfaceCounts[word] = records[at + SURFACE_COUNT]!
    docCounts[word] = records[at + DOC_COUNT]!
  }
}

/** Adds the words from one place in the order up to another to the dictionary, and numbers their lists. */
function addWords(
  { bytes, starts }: Interner,
  { order, lists, surfaces, stems, surfaceNumbers, surfaceCounts, docCounts }: SortedWords,
  from: number,
  to: number,
  dictionary: TermDictionaryWriter,
): void {
  for (let i = from; i < to; i++) {
    const word = order[i]!
    const stem = stems[word]! - 1
    let surfaceList = NO_ORD
    if (stem >= 0) {
      surfaceList = lists.surface(word, stem, docCounts[word]!)
      surfaces.set(stem, surfaceNumbers[word]!, lists.surfaceNumbers[word]!)
    }
    const stemList = surfaceCounts[word]! > 0 ? lists.listOf(word) : NO_ORD
    // Not learnt, since a language's own code threw.
    if (Math.max(surfaceList, stemList) === NO_ORD) continue
    dictionary.add(
      bytes,
      starts[word]!,
      starts[word + 1]! - starts[word]!,
      surfaceList,
      stemList,
      docCounts[word]!,
    )
  }
}

/** Writes the posting lists, one after the other. */
class ListsWriter {
  readonly #records: Int32Array
  readonly #words: SortedWords
  readonly #out: PostingsWriter
  readonly #tokens: TokenListReader
  readonly #occurrences = new Occurrences()
  // The list at hand, of which tokens may be written already.
  #list = 0

  constructor(text: TextAccumulator, words: SortedWords, out: PostingsWriter) {
    this.#records = text.words.records
    this.#words = words
    this.#out = out
    this.#tokens = new TokenListReader(text.lists, text.fieldBits)
  }

  /** Writes as many tokens as a step gets through; whether some are left. */
  write(): boolean {
    const { lists, surfaces } = this.#words
    const tokens = this.#tokens
    const occurrences = this.#occurrences
    const out = this.#out
    let list = this.#list
    for (let work = 0; list < lists.count && work < STEP_SIZE; list++) {
      const stem = lists.stems[list]!
      // Else it goes on with a list that is longer than a step.
      if (!tokens.isOpen) {
        tokens.open(this.#records, stem * RECORD + TOKENS)
        out.startList(lists.primaries[list]!, lists.surfaceCounts[list]! > 1)
      }
      while (work < STEP_SIZE && tokens.fill(occurrences, surfaces.numbers, surfaces.starts[stem]!)) {
        out.add(occurrences)
        work += occurrences.count
      }
      if (tokens.isOpen) break
      out.endList()
    }
    this.#list = list
    return list < lists.count
  }
}
