import { OCCURRENCES, type Occurrences } from '../segment/occurrences.ts'

// Of two to the fifteenth entries each.
const PAGE_SHIFT = 15
const PAGE_ENTRIES = 0x8000
const PAGE_MASK = 0x7fff
const FIRST_PAGE = 1 << 8

// Entries of a chunk, its last two included: where the next chunk starts, and how long this one is.
const FIRST_CHUNK = 16
// Its tokens are read together.
const MAX_CHUNK = OCCURRENCES
const LINK = 2
// Entries that a token takes at the most. Where less is left of a chunk, the list goes on in the next.
const TOKEN_ROOM = 4

/**
 * Entries that the head of a list takes. One of a few entries has them in the head itself and END is 0; then NEXT says how many,
 * and else where in the pages the next token goes. FIRST is where the first chunk starts, END where that of NEXT ends.
 */
export const LIST_HEAD = 7
const NEXT = 0
const END = 1
const LAST_RUN = 2
const INLINE = 3
const FIRST = 3
const INLINE_ENTRIES = 4

// Bits of an entry: surface in 3, position in 15, and in 14 how many runs after the token before.
const SURFACE_BITS = 3
const RUN_SHIFT = 18
const MOST_SURFACE = 0x7
const MOST_POSITION = 0x7fff
const MOST_RUNS = 0x3fff

/**
 * For each stem, the tokens that lead to it, in the order in which they come: lists that all grow while documents are read.
 *
 * A list is a chain of chunks, each twice as long as the one before it up to a limit. A token is an entry of 32 bits:
 *
 *     (run − the run of the token before) << 18 | position << 3 | surface
 *
 * A part that is too large for its bits has them all set, and an entry of its own behind. Runs are texts of fields; they
 * ascend. Surface is which of the stem's words stands there.
 *
 * Tokens need no sorting so, and a third of the memory of three numbers each. Half of all lists have one token: theirs is in
 * the head, since each place in memory that a word is spread over has to be waited for.
 */
export class TokenLists {
  // The first page grows, so that few tokens take little.
  readonly pages: Uint32Array[] = [new Uint32Array(FIRST_PAGE)]
  #used = 0
  // Of the token that is added.
  readonly #entries = new Int32Array(TOKEN_ROOM)

  /** Adds a token to the list whose head is at `heads[head]`; all zeros are an empty list's. */
  push(heads: Int32Array, head: number, run: number, position: number, surface: number): void {
    const next = heads[head + NEXT]!
    const runs = run - heads[head + LAST_RUN]!
    heads[head + LAST_RUN] = run
    if (
      next + TOKEN_ROOM > heads[head + END]! ||
      runs >= MOST_RUNS ||
      position >= MOST_POSITION ||
      surface >= MOST_SURFACE
    ) {
      this.#pushRare(heads, head, runs, position, surface)
      return
    }
    this.pages[next >>> PAGE_SHIFT]![next & PAGE_MASK] =
      (runs << RUN_SHIFT) | (position << SURFACE_BITS) | surface
    heads[head + NEXT] = next + 1
  }

  /** Adds a token that takes more than an entry, or one to a list that has no room for it, or has it in its head. */
  #pushRare(heads: Int32Array, head: number, runs: number, position: number, surface: number): void {
    const entries = this.#entries
    const size = writeEntries(entries, runs, position, surface)
    const count = heads[head + NEXT]!
    if (heads[head + END] === 0 && count + size <= INLINE_ENTRIES) {
      for (let i = 0; i < size; i++) heads[head + INLINE + count + i] = entries[i]!
      heads[head + NEXT] = count + size
      return
    }
    if (heads[head + NEXT]! + TOKEN_ROOM > heads[head + END]!) this.#extend(heads, head)
    const next = heads[head + NEXT]!
    const page = this.pages[next >>> PAGE_SHIFT]!
    for (let i = 0; i < size; i++) page[(next & PAGE_MASK) + i] = entries[i]!
    heads[head + NEXT] = next + size
  }

  /** Gives a list its first chunk, with what was in its head, or the next one. */
  #extend(heads: Int32Array, head: number): void {
    const { pages } = this
    const end = heads[head + END]!
    const last = end & PAGE_MASK
    const isFirst = end === 0
    const size = isFirst ? FIRST_CHUNK : Math.min(2 * pages[end >>> PAGE_SHIFT]![last + 1]!, MAX_CHUNK)
    const start = this.#allocate(size)
    const page = pages[start >>> PAGE_SHIFT]!
    const at = start & PAGE_MASK
    const count = isFirst ? heads[head + NEXT]! : 0
    for (let i = 0; i < count; i++) page[at + i] = heads[head + INLINE + i]!
    if (isFirst) heads[head + FIRST] = start
    else pages[end >>> PAGE_SHIFT]![last] = start
    page[at + size - 1] = size
    heads[head + NEXT] = start + count
    heads[head + END] = start + size - LINK
  }

  /** Takes so many entries of one page. */
  #allocate(size: number): number {
    const { pages } = this
    let page = pages[pages.length - 1]!
    while ((this.#used & PAGE_MASK) + size > page.length || this.#used === pages.length << PAGE_SHIFT) {
      if (page.length < PAGE_ENTRIES) {
        const larger = new Uint32Array(2 * page.length)
        larger.set(page)
        page = larger
        pages[pages.length - 1] = larger
      } else {
        this.#used = pages.length << PAGE_SHIFT
        page = new Uint32Array(PAGE_ENTRIES)
        pages.push(page)
      }
    }
    const start = this.#used
    this.#used += size
    return start
  }
}

/** Writes the entries of a token and returns how many they are; behind them it may write one that counts for nothing. */
function writeEntries(entries: Int32Array, runs: number, position: number, surface: number): number {
  // No branch, or the first large part of all would throw compiled code away.
  const runsSize = runs >= MOST_RUNS ? 1 : 0
  const positionSize = position >= MOST_POSITION ? 1 : 0
  const surfaceSize = surface >= MOST_SURFACE ? 1 : 0
  entries[0] =
    (Math.min(runs, MOST_RUNS) << RUN_SHIFT) |
    (Math.min(position, MOST_POSITION) << SURFACE_BITS) |
    Math.min(surface, MOST_SURFACE)
  entries[1] = runs
  entries[1 + runsSize] = position
  entries[1 + runsSize + positionSize] = surface
  return 1 + runsSize + positionSize + surfaceSize
}

/** Reads lists as they were written. */
export class TokenListReader {
  /** Whether the list that it was turned to last has more. */
  isOpen = false
  readonly #lists: TokenLists
  readonly #fieldBits: number
  // The entries of a list that has them in its head, and one that is looked at but counts for nothing.
  readonly #inline = new Uint32Array(INLINE_ENTRIES + 1)
  #page: Uint32Array
  #at = 0
  #run = 0
  // Where the list ends, and where this chunk starts, in all pages; where its tokens end in this one, and how long it is.
  #last = 0
  #pageStart = 0
  #end = 0
  #size = 0

  constructor(lists: TokenLists, fieldBits: number) {
    this.#lists = lists
    this.#fieldBits = fieldBits
    this.#page = this.#inline
  }

  /** Turns to the list whose head is at `heads[head]`. */
  open(heads: Int32Array, head: number): void {
    this.isOpen = true
    this.#run = 0
    this.#last = heads[head + NEXT]!
    if (heads[head + END] === 0) {
      for (let i = 0; i < INLINE_ENTRIES; i++) this.#inline[i] = heads[head + INLINE + i]!
      this.#page = this.#inline
      this.#pageStart = 0
      this.#at = 0
      this.#end = INLINE_ENTRIES
      return
    }
    this.#size = FIRST_CHUNK / 2
    this.#turnTo(heads[head + FIRST]!)
  }

  #turnTo(start: number): void {
    this.#page = this.#lists.pages[start >>> PAGE_SHIFT]!
    this.#at = start & PAGE_MASK
    this.#pageStart = start - this.#at
    this.#size = Math.min(2 * this.#size, MAX_CHUNK)
    this.#end = this.#at + this.#size - LINK
  }

  /**
   * Moves on to the tokens of the next chunk; false at the end of the list. Surface n becomes
   * `surfaceNumbers[firstSurface + n]`.
   */
  fill(occurrences: Occurrences, surfaceNumbers: Uint32Array, firstSurface: number): boolean {
    if (this.#pageStart + this.#at === this.#last) {
      this.isOpen = false
      return false
    }
    if (this.#page !== this.#inline && this.#at + TOKEN_ROOM > this.#end) this.#turnTo(this.#page[this.#end]!)
    const { docs, fields, positions, surfaces } = occurrences
    const page = this.#page
    const fieldBits = this.#fieldBits
    const fieldMask = (1 << fieldBits) - 1
    const last = this.#last - this.#pageStart
    const end = last >= this.#at && last <= this.#end ? last : this.#end - TOKEN_ROOM + 1
    let run = this.#run
    let count = 0
    let at = this.#at
    while (at < end) {
      const entry = page[at++]! | 0
      let runs = entry >>> RUN_SHIFT
      let position = (entry >>> SURFACE_BITS) & MOST_POSITION
      let surface = entry & MOST_SURFACE
      // Read whether it counts or not: the first large part of all would else throw compiled code away.
      let large = page[at]!
      let isLarge = runs === MOST_RUNS
      runs = isLarge ? large : runs
      at += isLarge ? 1 : 0
      large = page[at]!
      isLarge = position === MOST_POSITION
      position = isLarge ? large : position
      at += isLarge ? 1 : 0
      large = page[at]!
      isLarge = surface === MOST_SURFACE
      surface = isLarge ? large : surface
      at += isLarge ? 1 : 0
      run += runs
      docs[count] = run >>> fieldBits
      fields[count] = run & fieldMask
      positions[count] = position
      surfaces[count++] = surfaceNumbers[firstSurface + surface]!
    }
    this.#run = run
    this.#at = at
    occurrences.count = count
    return true
  }
}
