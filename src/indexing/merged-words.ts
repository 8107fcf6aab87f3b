import { ByteWriter } from '../codec/byte-writer.ts'
import { GrowingArray } from '../codec/growing-array.ts'
import { DictionaryCursor } from '../segment/dictionary-cursor.ts'
import type { PostingsReader } from '../segment/postings.ts'
import { NO_ORD } from '../segment/term-dictionary.ts'
import type { TextIndex } from '../segment/text-index.ts'
import { STEP_SIZE, type Steps } from '../steps.ts'

/** The words of several dictionaries in one order, and how to come from each dictionary's numbers to these. */
export class MergedWords {
  readonly words = {
    size: 0,
    bytes: new ByteWriter(1 << 12),
    starts: new GrowingArray(),
    docCounts: new Uint32Array(),
  }
  /** For each source, from list to the word that is its stem. */
  readonly stemsOf: readonly Uint32Array[]
  readonly #sources: readonly TextIndex[]
  // For each source, the words of each list's surfaces, list after list, and where each list's start.
  readonly #surfaces: Uint32Array[] = []
  readonly #surfaceStarts: Uint32Array[] = []
  // For each word that is a surface, a source and a list that it leads to.
  readonly #sourceOf = new GrowingArray()
  readonly #listOf = new GrowingArray()

  constructor(sources: readonly TextIndex[]) {
    this.#sources = sources
    this.stemsOf = sources.map(({ listCount }) => new Uint32Array(listCount))
  }

  /** Goes through the dictionaries side by side, adding up the document counts of the sources that are to count. */
  *read(counts: readonly boolean[]): Steps<void> {
    const sources = this.#sources
    const { words } = this
    const docCounts = new GrowingArray()
    const entryLists = sources.map(() => new GrowingArray())
    const entryWords = sources.map(() => new GrowingArray())
    const cursors = sources.map(({ terms }) => new DictionaryCursor(terms))
    const isOpen = cursors.map((cursor) => cursor.next())
    for (;;) {
      let least: DictionaryCursor | undefined
      for (let i = 0; i < cursors.length; i++) {
        if (isOpen[i] && (!least || cursors[i]!.compare(least.term, least.size) < 0)) least = cursors[i]!
      }
      if (!least) break
      const word = words.size++
      const start = words.bytes.length
      words.starts.push(start)
      words.bytes.writeBytes(least.term, 0, least.size)
      docCounts.reach(word)
      this.#sourceOf.reach(word)
      this.#listOf.reach(word)
      const size = least.size
      const term = words.bytes.bytes.subarray(start)
      for (let i = 0; i < cursors.length; i++) {
        const cursor = cursors[i]!
        if (!isOpen[i] || cursor.compare(term, size) !== 0) continue
        const { surfaceOrd, stemOrd } = cursor
        if (stemOrd !== NO_ORD) this.stemsOf[i]![stemOrd] = word
        if (surfaceOrd !== NO_ORD) {
          entryLists[i]!.push(surfaceOrd)
          entryWords[i]!.push(word)
          this.#sourceOf.values[word] = i
          this.#listOf.values[word] = surfaceOrd
          if (counts[i]) docCounts.values[word]! += cursor.docCount
        }
        isOpen[i] = cursor.next()
      }
      if (word % STEP_SIZE === 0) yield
    }
    words.starts.push(words.bytes.length)
    words.docCounts = docCounts.values

    for (let i = 0; i < sources.length; i++) {
      yield* this.#sortSurfaces(sources[i]!.listCount, entryLists[i]!, entryWords[i]!)
    }
  }

  /** Sorts a source's surfaces by list (a counting sort), keeping their order within each. */
  *#sortSurfaces(
    listCount: number,
    { values: lists, length }: GrowingArray,
    words: GrowingArray,
  ): Steps<void> {
    const starts = new Uint32Array(listCount + 1)
    for (let entry = 0; entry < length; entry++) {
      starts[lists[entry]! + 1]!++
      if (entry % STEP_SIZE === 0) yield
    }
    for (let list = 0; list < listCount; list++) {
      starts[list + 1]! += starts[list]!
      if (list % STEP_SIZE === 0) yield
    }
    const next = starts.slice()
    const sorted = new Uint32Array(length)
    for (let entry = 0; entry < length; entry++) {
      sorted[next[lists[entry]!]!++] = words.values[entry]!
      if (entry % STEP_SIZE === 0) yield
    }
    this.#surfaceStarts.push(starts)
    this.#surfaces.push(sorted)
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
  *recount(source: number, reader: PostingsReader, docMap: Int32Array): Steps<void> {
    const { docCounts } = this.words
    const lastSeen = new Int32Array(this.words.size).fill(-1)
    let positions = new Uint32Array(64)
    let surfaces = new Uint32Array(64)
    let work = 0
    for (let list = 0; list < reader.index.listCount; list++) {
      const surfaceWords = this.surfacesOf(source, list)
      reader.open(list)
      for (let block = 0; block <= reader.blockCount; block++) {
        reader.loadBlock(block)
        work += 1 + reader.count
        if (work > STEP_SIZE) {
          work = 0
          yield
        }
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
