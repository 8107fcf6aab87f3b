import { encodeTerm, MAX_TERM_BYTES } from '../analysis/term-bytes.ts'
import { type ScoredDoc, TopDocsCollector } from '../search/collectors/top-docs.ts'
import { DictionaryCursor } from '../segment/dictionary-cursor.ts'
import { editsTo } from '../segment/levenshtein.ts'
import { LevenshteinAutomaton } from '../segment/levenshtein-automaton.ts'
import { NO_ORD, type TermDictionary } from '../segment/term-dictionary.ts'

/** What a word that is an edit away counts for beside one that is none. */
const EDIT_SHARE = 0.05
/** Blocks of a dictionary that are sooner read than made a table for. */
const FEW_BLOCKS = 64

/** By block, the most documents that any of its surface words has; made at the first use. */
const maxima = /* @__PURE__ */ new WeakMap<TermDictionary, Uint32Array>()

/**
 * The surface words of a dictionary that begin with a prefix, or with something within some edits of it: those in most
 * documents, each edit taken into account, and what a word is worth, up to 1. The entry of each, and documents · 0.05 ^ edits ·
 * worth.
 */
export function topCompletions(
  dictionary: TermDictionary,
  prefix: string,
  maxEdits: 0 | 1 | 2,
  limit: number,
  worth: (text: string) => number,
): ScoredDoc[] {
  if (maxEdits === 0) return topEntries(dictionary, prefix, limit, worth, () => 0)
  const automaton = new LevenshteinAutomaton(prefix, maxEdits, true)
  const edits = ({ term, size }: DictionaryCursor) => editsTo(automaton, term, 0, size, true)
  // The first letter is rarely wrong, and if it is, mostly one too many or swapped with the next.
  for (const start of [...prefix].slice(0, 2)) {
    const found = topEntries(dictionary, start, limit, worth, edits)
    if (found.length > 0) return found
  }
  return []
}

/** Of the surface words that begin with `start`, those that the test gives a number of edits, and not −1. */
function topEntries(
  dictionary: TermDictionary,
  start: string,
  limit: number,
  worth: (text: string) => number,
  edits: (cursor: DictionaryCursor) => number,
): ScoredDoc[] {
  const top = new TopDocsCollector(limit)
  const bytes = new Uint8Array(MAX_TERM_BYTES + 8)
  const size = encodeTerm(start, bytes)
  const cursor = new DictionaryCursor(dictionary)
  const { blockCount } = dictionary
  const first = dictionary.blockOf(bytes, size)
  let last = first
  if (size === 0) last = blockCount - 1
  else if (first + 1 < blockCount) last = dictionary.lastBlockWith(bytes, size, first + 1)
  const most = last - first > FEW_BLOCKS ? maximaOf(dictionary) : undefined
  const blockEntries = dictionary.entriesOf(0)
  for (let block = first; block <= last; block++) {
    if (most && most[block]! <= top.threshold) continue
    cursor.seekBlock(block)
    for (let entry = block * blockEntries; cursor.nextInBlock(0); entry++) {
      if (!cursor.startsWith(bytes, size)) continue
      const distance = edits(cursor)
      if (distance < 0 || cursor.surfaceOrd === NO_ORD) continue
      const most = cursor.docCount * EDIT_SHARE ** distance
      if (most > top.threshold) top.collect(entry, most * worth(cursor.text))
    }
  }
  return top.take()
}

function maximaOf(dictionary: TermDictionary): Uint32Array {
  let found = maxima.get(dictionary)
  if (!found) {
    found = new Uint32Array(dictionary.blockCount)
    const cursor = new DictionaryCursor(dictionary)
    for (let block = 0; block < found.length; block++) {
      cursor.seekBlock(block)
      while (cursor.nextInBlock(0)) if (cursor.docCount > found[block]!) found[block] = cursor.docCount
    }
    maxima.set(dictionary, found)
  }
  return found
}
