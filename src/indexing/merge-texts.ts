import { Occurrences } from '../segment/occurrences.ts'
import { PostingsReader } from '../segment/postings.ts'
import { PostingsWriter } from '../segment/postings-writer.ts'
import type { Sections } from '../segment/sections.ts'
import { NO_ORD } from '../segment/term-dictionary.ts'
import { TermDictionaryWriter } from '../segment/term-dictionary-writer.ts'
import type { TextIndex } from '../segment/text-index.ts'
import { ListOrder } from './list-order.ts'
import { MergedWords } from './merged-words.ts'
import { STEP_SIZE, type Steps } from './steps.ts'
import { writeLengths } from './text-lengths.ts'

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
  const norms = writeLengths(mergeLengths(sources, boosts.length, maxDoc), boosts, maxDoc, prefix, out)
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

  const { words } = merged
  const lists = new ListOrder(words.size)
  const dictionary = new TermDictionaryWriter()
  const isStem = new Uint8Array(words.size)
  for (let word = 0; word < words.size; word++)
    if (words.docCounts[word]! > 0) isStem[merged.stemOf(word)] = 1
  for (let word = 0; word < words.size; word++) {
    const count = words.docCounts[word]!
    const surfaceList = count > 0 ? lists.surface(word, merged.stemOf(word), count) : NO_ORD
    const stemList = isStem[word] ? lists.listOf(word) : NO_ORD
    if (surfaceList === NO_ORD && stemList === NO_ORD) continue
    const start = words.starts.values[word]!
    dictionary.add(
      words.bytes.bytes,
      start,
      words.starts.values[word + 1]! - start,
      surfaceList,
      stemList,
      count,
    )
    if (word % STEP_SIZE === 0) yield
  }
  dictionary.build(prefix, out)

  const postings = new PostingsWriter(boosts, norms)
  // Each source's list of each merged list, + 1.
  const listsOf = sources.map((_, i) => {
    const table = new Uint32Array(lists.count)
    merged.stemsOf[i]!.forEach((stem, list) => {
      if (isStem[stem]) table[lists.listOf(stem)] = list + 1
    })
    return table
  })
  yield
  const occurrences = new Occurrences()
  let work = 0
  for (let list = 0; list < lists.count; list++) {
    postings.startList(lists.primaries[list]!, lists.surfaceCounts[list]! > 1)
    for (let i = 0; i < sources.length; i++) {
      const from = listsOf[i]![list]!
      if (from === 0) continue
      readers[i]!.open(from - 1)
      work += copyList(
        readers[i]!,
        sources[i]!.docMap,
        merged.surfacesOf(i, from - 1),
        lists.surfaceNumbers,
        occurrences,
        postings,
      )
    }
    postings.endList()
    work++
    if (work > STEP_SIZE) {
      work = 0
      yield
    }
  }
  postings.build(prefix, out)
}

function mergeLengths(sources: readonly TextSource[], fieldCount: number, maxDoc: number): Uint32Array[] {
  return Array.from({ length: fieldCount }, (_, field) => {
    const merged = new Uint32Array(maxDoc)
    for (const { index, docMap } of sources) {
      const lengths = index.lengths[field]!
      for (let doc = 0; doc < docMap.length; doc++)
        if (docMap[doc]! >= 0) merged[docMap[doc]!] = lengths[doc]!
    }
    return merged
  })
}

/** Adds what is live of a list; returns how many occurrences those were. */
function copyList(
  reader: PostingsReader,
  docMap: Int32Array,
  surfaceWords: Uint32Array,
  surfaceNumbers: Uint32Array,
  occurrences: Occurrences,
  out: PostingsWriter,
): number {
  const { fieldCount } = reader.index
  let copied = 0
  let count = 0
  const flush = () => {
    occurrences.count = count
    out.add(occurrences)
    copied += count
    count = 0
  }
  for (let block = 0; block <= reader.blockCount; block++) {
    reader.loadBlock(block)
    for (let slot = 0; slot < reader.count; slot++) {
      const doc = docMap[reader.docs[slot]!]!
      if (doc < 0) continue
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
  return copied
}
