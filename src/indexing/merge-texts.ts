import { ByteWriter } from '../codec/byte-writer.ts'
import { GrowingArray } from '../codec/growing-array.ts'
import { PostingsReader } from '../segment/postings.ts'
import { PostingsWriter } from '../segment/postings-writer.ts'
import type { Sections } from '../segment/sections.ts'
import { DictionaryCursor, NO_ORD, TermDictionaryWriter } from '../segment/term-dictionary.ts'
import type { TextIndex } from '../segment/text-index.ts'
import { ListOrder, writeLengths } from './segment-builder.ts'

/** One segment's text index, to be merged. */
interface TextSource {
  readonly index: TextIndex
  /** From its documents to those of the merged segment, or -1. */
  readonly docMap: Int32Array
  readonly hasDeletes: boolean
}

/** Merges the inverted indexes of several segments; neither texts nor stemmer are needed. */
export function mergeTexts(
  sources: readonly TextSource[],
  boosts: readonly number[],
  maxDoc: number,
  prefix: string,
  out: Sections,
): void {
  const norms = writeLengths(mergeLengths(sources, boosts.length, maxDoc), boosts, maxDoc, prefix, out)
  const merged = new MergedWords(sources)
  const readers = sources.map(
    ({ index }) => new PostingsReader(index, new Float64Array(boosts.length).fill(1)),
  )
  sources.forEach(({ hasDeletes, docMap }, i) => {
    if (hasDeletes) merged.recount(i, readers[i]!, docMap)
  })

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
  for (let list = 0; list < lists.count; list++) {
    for (let i = 0; i < sources.length; i++) {
      const from = listsOf[i]![list]!
      if (from === 0) continue
      readers[i]!.open(from - 1)
      copyList(
        readers[i]!,
        sources[i]!.docMap,
        merged.surfacesOf(i, from - 1),
        lists.surfaceNumbers,
        postings,
      )
    }
    postings.endList(lists.primaries[list]!, lists.surfaceCounts[list]! > 1)
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

function copyList(
  reader: PostingsReader,
  docMap: Int32Array,
  surfaceWords: Uint32Array,
  surfaceNumbers: Uint32Array,
  out: PostingsWriter,
): void {
  const fields = reader.index.fieldCount
  for (let block = 0; block <= reader.blockCount; block++) {
    reader.loadBlock(block)
    for (let slot = 0; slot < reader.count; slot++) {
      const doc = docMap[reader.docs[slot]!]!
      if (doc < 0) continue
      const freqAt = out.startPosting(doc)
      for (let field = 0; field < fields; field++) {
        const freq = reader.fieldFreq(slot, field)
        if (freq === 0) continue
        out.freqs[freqAt + field] = freq
        const from = out.reservePositions(freq)
        reader.positions(slot, field, out.positions.subarray(from), out.surfaces.subarray(from))
        for (let at = from; at < from + freq; at++)
          out.surfaces[at] = surfaceNumbers[surfaceWords[out.surfaces[at]!]!]!
      }
    }
  }
}

/** The words of several dictionaries in one order, and how to come from each dictionary's numbers to these. */
class MergedWords {
  readonly words: {
    size: number
    readonly bytes: ByteWriter
    readonly starts: GrowingArray
    docCounts: Uint32Array
  }
  /** For each source, from list to the word that is its stem. */
  readonly stemsOf: readonly Uint32Array[]
  // For each source, the words of each list's surfaces, list after list, and where each list's start.
  readonly #surfaces: readonly Uint32Array[]
  readonly #surfaceStarts: readonly Uint32Array[]
  // For each word that is a surface, a source and a list that it leads to.
  readonly #sourceOf = new GrowingArray()
  readonly #listOf = new GrowingArray()

  constructor(sources: readonly TextSource[]) {
    const bytes = new ByteWriter(1 << 12)
    const starts = new GrowingArray()
    const docCounts = new GrowingArray()
    this.stemsOf = sources.map(({ index }) => new Uint32Array(index.listCount))
    const entryLists = sources.map(() => new GrowingArray())
    const entryWords = sources.map(() => new GrowingArray())
    const cursors = sources.map(({ index }) => new DictionaryCursor(index.terms))
    const isOpen = cursors.map((cursor) => cursor.next())
    let size = 0
    for (;;) {
      let least: DictionaryCursor | undefined
      for (let i = 0; i < cursors.length; i++) {
        if (isOpen[i] && (!least || cursors[i]!.compare(least.term, least.size) < 0)) least = cursors[i]!
      }
      if (!least) break
      const word = size++
      const start = bytes.length
      starts.push(start)
      bytes.writeBytes(least.term, 0, least.size)
      docCounts.reach(word)
      this.#sourceOf.reach(word)
      this.#listOf.reach(word)
      for (let i = 0; i < cursors.length; i++) {
        const cursor = cursors[i]!
        if (!isOpen[i] || cursor.compare(bytes.bytes.subarray(start), bytes.length - start) !== 0) continue
        if (cursor.stemOrd !== NO_ORD) this.stemsOf[i]![cursor.stemOrd] = word
        if (cursor.surfaceOrd !== NO_ORD) {
          entryLists[i]!.push(cursor.surfaceOrd)
          entryWords[i]!.push(word)
          this.#sourceOf.values[word] = i
          this.#listOf.values[word] = cursor.surfaceOrd
          // A source with deletes is counted anew.
          if (!sources[i]!.hasDeletes) docCounts.values[word]! += cursor.docCount
        }
        isOpen[i] = cursor.next()
      }
    }
    starts.push(bytes.length)
    this.words = { size, bytes, starts, docCounts: docCounts.values }

    this.#surfaceStarts = sources.map(({ index }, i) => {
      const counts = new Uint32Array(index.listCount + 1)
      const lists = entryLists[i]!
      for (let entry = 0; entry < lists.length; entry++) counts[lists.values[entry]! + 1]!++
      for (let list = 0; list < index.listCount; list++) counts[list + 1]! += counts[list]!
      return counts
    })
    this.#surfaces = sources.map((_, i) => {
      const next = this.#surfaceStarts[i]!.slice()
      const sorted = new Uint32Array(entryLists[i]!.length)
      for (let entry = 0; entry < sorted.length; entry++) {
        sorted[next[entryLists[i]!.values[entry]!]!++] = entryWords[i]!.values[entry]!
      }
      return sorted
    })
  }

  stemOf(word: number): number {
    return this.stemsOf[this.#sourceOf.values[word]!]![this.#listOf.values[word]!]!
  }

  /** The words of a list's surfaces, in the order in which its positions number them. */
  surfacesOf(source: number, list: number): Uint32Array {
    const starts = this.#surfaceStarts[source]!
    return this.#surfaces[source]!.subarray(starts[list]!, starts[list + 1]!)
  }

  /** Adds the live documents that have each surface word of a source with deletes. */
  recount(source: number, reader: PostingsReader, docMap: Int32Array): void {
    const { docCounts } = this.words
    const lastSeen = new Int32Array(this.words.size).fill(-1)
    let positions = new Uint32Array(64)
    let surfaces = new Uint32Array(64)
    for (let list = 0; list < reader.index.listCount; list++) {
      const surfaceWords = this.surfacesOf(source, list)
      reader.open(list)
      for (let block = 0; block <= reader.blockCount; block++) {
        reader.loadBlock(block)
        for (let slot = 0; slot < reader.count; slot++) {
          const doc = docMap[reader.docs[slot]!]!
          if (doc < 0) continue
          for (let field = 0; field < reader.index.fieldCount; field++) {
            const freq = reader.fieldFreq(slot, field)
            if (freq > positions.length) {
              positions = new Uint32Array(freq * 2)
              surfaces = new Uint32Array(freq * 2)
            }
            reader.positions(slot, field, positions, surfaces)
            for (let i = 0; i < freq; i++) {
              const word = surfaceWords[surfaces[i]!]!
              if (lastSeen[word] === doc) continue
              lastSeen[word] = doc
              docCounts[word]!++
            }
          }
        }
      }
    }
  }
}
