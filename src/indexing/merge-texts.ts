import { Occurrences } from '../segment/occurrences.ts'
import { PostingsReader } from '../segment/postings.ts'
import { PostingsWriter } from '../segment/postings-writer.ts'
import type { Sections } from '../segment/sections.ts'
import { NO_ORD } from '../segment/term-dictionary.ts'
import { TermDictionaryWriter } from '../segment/term-dictionary-writer.ts'
import type { TextIndex } from '../segment/text-index.ts'
import { STEP_SIZE, type Steps } from '../steps.ts'
import { ListOrder } from './list-order.ts'
import { MergedWords } from './merged-words.ts'
import { writeLengths } from './text-lengths.ts'

// Blocks of a list that are copied in one step: as many postings as a step gets through.
const BLOCKS_TOGETHER = 16

/** One segment's text index, to be merged. */
interface TextSource {
  readonly index: TextIndex
  /** From its documents to those of the merged segment, or -1. */
  readonly docMap: Int32Array
  readonly hasDeletes: boolean
}

/** Merges the inverted indexes of several segments; neither texts nor stemmer are needed. */
export function* mergeTexts(
  sources: readonly TextSource[],
  boosts: readonly number[],
  maxDoc: number,
  prefix: string,
  out: Sections,
): Steps<void> {
  const lengths = yield* mergeLengths(sources, boosts.length, maxDoc)
  const norms = yield* writeLengths(lengths, boosts, maxDoc, prefix, out)
  yield
  const merged = new MergedWords(sources.map(({ index }) => index))
  yield* merged.read(sources.map(({ hasDeletes }) => !hasDeletes))
  const readers = sources.map(
    ({ index }) => new PostingsReader(index, new Float64Array(boosts.length).fill(1)),
  )
  for (const [i, { hasDeletes, docMap }] of sources.entries()) {
    if (hasDeletes) yield* merged.recount(i, readers[i]!, docMap)
  }
  yield

  const isStem = new Uint8Array(merged.words.size)
  yield* markStems(merged, isStem)
  const lists = new ListOrder(merged.words.size)
  const dictionary = new TermDictionaryWriter()
  yield* addWords(merged, isStem, lists, dictionary)
  yield* dictionary.build(prefix, out)
  yield

  const total = (of: (index: TextIndex) => ArrayLike<number>) =>
    sources.reduce((sum, { index }) => sum + of(index).length, 0)
  const postings = new PostingsWriter(boosts, norms, {
    bytes: total(({ bytes }) => bytes),
    words: total(({ words }) => words),
    positions: total(({ positions }) => positions),
  })
  const listsOf: Uint32Array[] = []
  for (const stems of merged.stemsOf) {
    listsOf.push(sourceLists(stems, isStem, lists))
    yield
  }
  const copier = new ListCopier(postings, lists.surfaceNumbers)
  let work = 0
  for (let list = 0; list < lists.count; list++) {
    postings.startList(lists.primaries[list]!, lists.surfaceCounts[list]! > 1)
    for (let i = 0; i < sources.length; i++) {
      const from = listsOf[i]![list]!
      if (from === 0) continue
      const reader = readers[i]!
      reader.open(from - 1)
      const surfaceWords = merged.surfacesOf(i, from - 1)
      for (let block = 0; block <= reader.blockCount; block += BLOCKS_TOGETHER) {
        work += copier.copyBlocks(reader, block, sources[i]!.docMap, surfaceWords)
        if (work <= STEP_SIZE) continue
        work = 0
        yield
      }
    }
    postings.endList()
    work++
  }
  yield* postings.build(prefix, out)
}

function* mergeLengths(
  sources: readonly TextSource[],
  fieldCount: number,
  maxDoc: number,
): Steps<Uint32Array[]> {
  const rows = Array.from({ length: fieldCount }, () => new Uint32Array(maxDoc))
  for (const { index, docMap } of sources) {
    for (const [field, lengths] of index.lengths.entries()) {
      copyLengths(lengths, docMap, rows[field]!)
      yield
    }
  }
  return rows
}

function copyLengths(lengths: ArrayLike<number>, docMap: Int32Array, row: Uint32Array): void {
  for (let doc = 0; doc < docMap.length; doc++) if (docMap[doc]! >= 0) row[docMap[doc]!] = lengths[doc]!
}

/** Marks the words that are stems of some words. */
function* markStems(merged: MergedWords, isStem: Uint8Array): Steps<void> {
  const { docCounts, size } = merged.words
  for (let word = 0; word < size; word++) {
    if (docCounts[word]! > 0) isStem[merged.stemOf(word)] = 1
    if (word % STEP_SIZE === 0) yield
  }
}

/** Adds the words to the dictionary, and numbers their lists. */
function* addWords(
  merged: MergedWords,
  isStem: Uint8Array,
  lists: ListOrder,
  dictionary: TermDictionaryWriter,
): Steps<void> {
  const { bytes, starts, docCounts, size } = merged.words
  for (let word = 0; word < size; word++) {
    if (word % STEP_SIZE === 0) yield
    const count = docCounts[word]!
    const surfaceList = count > 0 ? lists.surface(word, merged.stemOf(word), count) : NO_ORD
    const stemList = isStem[word] ? lists.listOf(word) : NO_ORD
    if (surfaceList === NO_ORD && stemList === NO_ORD) continue
    const start = starts.values[word]!
    dictionary.add(bytes.bytes, start, starts.values[word + 1]! - start, surfaceList, stemList, count)
  }
}

/** A source's list of each merged list, + 1. */
function sourceLists(stems: Uint32Array, isStem: Uint8Array, lists: ListOrder): Uint32Array {
  const table = new Uint32Array(lists.count)
  for (let list = 0; list < stems.length; list++) {
    const stem = stems[list]!
    if (isStem[stem]) table[lists.listOf(stem)] = list + 1
  }
  return table
}

/** Adds lists of the sources to the one that is being written. */
class ListCopier {
  readonly #out: PostingsWriter
  /** The number of each surface word within its merged list. */
  readonly #surfaceNumbers: Uint32Array
  readonly #occurrences = new Occurrences()

  constructor(out: PostingsWriter, surfaceNumbers: Uint32Array) {
    this.#out = out
    this.#surfaceNumbers = surfaceNumbers
  }

  /**
   * Adds what is live of some blocks of a list, from `first` on, whose surface words are `surfaceWords` by their numbers there; returns
   * how many occurrences and deleted documents it went through.
   */
  copyBlocks(reader: PostingsReader, first: number, docMap: Int32Array, surfaceWords: Uint32Array): number {
    const { fieldCount } = reader.index
    const occurrences = this.#occurrences
    const surfaceNumbers = this.#surfaceNumbers
    const last = Math.min(first + BLOCKS_TOGETHER - 1, reader.blockCount)
    let passed = 0
    let count = 0
    const flush = () => {
      occurrences.count = count
      this.#out.add(occurrences)
      passed += count
      count = 0
    }
    for (let block = first; block <= last; block++) {
      reader.loadBlock(block)
      for (let slot = 0; slot < reader.count; slot++) {
        const doc = docMap[reader.docs[slot]!]!
        if (doc < 0) {
          passed++
          continue
        }
        for (let field = 0; field < fieldCount; field++) {
          const freq = reader.fieldFreq(slot, field)
          if (freq === 0) continue
          if (count + freq > occurrences.docs.length) {
            flush()
            occurrences.reserve(freq)
          }
          const { docs, fields, positions, surfaces } = occurrences
          reader.positions(slot, field, positions, surfaces, count)
          for (const end = count + freq; count < end; count++) {
            docs[count] = doc
            fields[count] = field
            surfaces[count] = surfaceNumbers[surfaceWords[surfaces[count]!]!]!
          }
        }
      }
    }
    flush()
    return passed
  }
}
