import { LetterPlaces } from './letter-places.ts'

// A state is (base << SHAPE_BITS) + shape: where in the word its window begins, and what the window holds.
// Six bits: there are at most 42 shapes (5 and 30 for 1 and 2 edits, 6 and 42 with swaps).
const SHAPE_BITS = 6
const SHAPE_MASK = 0x3f
const MAX_CELLS = 5
const UNKNOWN = -1
// A move past the end of any word.
const DEAD = 0x20000000

/**
 * The part of the automaton that does not depend on the word (Schulz & Mihov, Fast string correction with
 * Levenshtein automata, 2002): window shapes and the moves between them, each found when first needed.
 *
 * A window is 2·maxEdits + 1 cells of the row of the edit matrix that belongs to the input so far: beyond it every
 * cell is above maxEdits. Two bits a cell, maxEdits + 1 for "too many"; then a bit a cell for a swap half done.
 */
class ShapeTable {
  readonly cells: number
  readonly rows: number[] = []
  /** moves[(shape << MAX_CELLS) | matches]: steps of the base and the next shape, as in a state; or UNKNOWN or DEAD. */
  readonly moves: Int32Array
  private readonly maxEdits: number
  private readonly transpositions: boolean
  private readonly shapes = new Map<number, number>()

  constructor(maxEdits: number, transpositions: boolean) {
    this.maxEdits = maxEdits
    this.transpositions = transpositions
    this.cells = 2 * maxEdits + 1
    this.moves = new Int32Array(1 << (SHAPE_BITS + MAX_CELLS)).fill(UNKNOWN)
    let row = 0
    for (let j = 0; j < this.cells; j++) row |= Math.min(j, maxEdits + 1) << (2 * j)
    this.shapeOf(row)
  }

  /** The move of a shape on a code point found at the bits of `matches` in the word, counted from the base. */
  move(shape: number, matches: number): number {
    const { cells, maxEdits } = this
    const tooMany = maxEdits + 1
    const row = this.rows[shape]!
    const pending = row >> (2 * cells)
    const cell = (j: number) => (j < 0 || j >= cells ? tooMany : (row >> (2 * j)) & 3)

    const next: number[] = []
    for (let j = 0; j < cells + 2; j++) {
      const substituted = cell(j - 1) + (((matches << 1) >> j) & 1 ? 0 : 1)
      const swapped = (((pending & matches) << 2) >> j) & 1 ? cell(j - 2) : tooMany
      next[j] = Math.min(tooMany, cell(j) + 1, (next[j - 1] ?? tooMany) + 1, substituted, swapped)
    }
    const nextCell = (j: number) => next[j] ?? tooMany

    // A cell one above its right neighbour leads nowhere that the neighbour does not lead: the window begins later.
    let shift = 0
    while (shift < next.length && (nextCell(shift) > maxEdits || nextCell(shift + 1) < nextCell(shift)))
      shift++
    let to = DEAD
    if (shift < next.length) {
      let key = 0
      for (let j = 0; j < cells; j++) {
        const at = shift + j
        const edits = nextCell(at)
        key |= edits << (2 * j)
        // Half a swap: the code point is the one after the cell's. Kept only where nothing else is as cheap.
        const half = this.transpositions && (matches >> (at + 1)) & 1 && edits <= maxEdits && cell(at) < edits
        if (half && nextCell(at + 1) >= edits && nextCell(at + 2) >= edits) key |= 1 << (2 * cells + j)
      }
      to = (shift << SHAPE_BITS) + this.shapeOf(key)
    }
    this.moves[(shape << MAX_CELLS) | matches] = to
    return to
  }

  private shapeOf(row: number): number {
    let shape = this.shapes.get(row)
    if (shape === undefined) {
      shape = this.rows.push(row) - 1
      this.shapes.set(row, shape)
    }
    return shape
  }
}

// By 2·maxEdits + transpositions; made when first needed, shared by all words.
const tables: ShapeTable[] = []

/**
 * Accepts the words within `maxEdits` insertions, deletions and substitutions of code points; with `transpositions`
 * also swaps of two neighbours, each one edit, between which nothing else is edited (optimal string alignment).
 *
 * A state is a plain number, so a walk over sorted terms keeps a stack of them.
 */
export class LevenshteinAutomaton {
  readonly start = 0
  private readonly table: ShapeTable
  private readonly moves: Int32Array
  private readonly window: number
  // The last state whose base is in the word or just after it.
  private readonly last: number
  private readonly points: readonly number[]
  // Made when first needed: nearly all words are short and ASCII.
  private places: LetterPlaces | undefined
  // The places of each ASCII letter, for words that have them all in one number; else empty.
  private readonly ascii: Int32Array

  constructor(word: string, maxEdits: 0 | 1 | 2, transpositions: boolean) {
    this.table = tables[2 * maxEdits + +transpositions] ??= new ShapeTable(maxEdits, transpositions)
    this.moves = this.table.moves
    this.window = (1 << this.table.cells) - 1
    const points = Array.from(word, (point) => point.codePointAt(0)!)
    this.points = points
    this.last = (points.length << SHAPE_BITS) | SHAPE_MASK
    this.ascii = new Int32Array(points.length < 32 ? 128 : 0)
    if (points.length < 32)
      points.forEach((point, i) => {
        if (point < 128) this.ascii[point]! |= 1 << i
      })
  }

  /** The state after one more code point, or -1 if nothing that begins so is accepted. */
  step(state: number, codePoint: number): number {
    const base = state >>> SHAPE_BITS
    let matches: number
    if (codePoint < this.ascii.length) {
      // Measured: without the search for the letter a walk takes two thirds of the time.
      matches = base > 31 ? 0 : (this.ascii[codePoint]! >>> base) & this.window
    } else {
      this.places ??= new LetterPlaces(this.points)
      matches = this.places.from(base, codePoint) & this.window
    }
    const shape = state & SHAPE_MASK
    let move = this.moves[(shape << MAX_CELLS) | matches]!
    if (move === UNKNOWN) move = this.table.move(shape, matches)
    // -1 where the base is past the end. No branch: whether a step dies is not to be predicted.
    const next = ((state ^ shape) + move) | 0
    return next | ((this.last - next) >> 31)
  }

  /** Whether `distanceTo` may be asked. */
  get isShort(): boolean {
    return this.ascii.length > 0
  }

  /**
   * The edits to `term[from..to)`, which is ASCII, or -1 if it is not accepted, where the word has fewer than 32 characters: `step` for
   * each and `distance`, but faster.
   */
  distanceTo(term: Uint8Array, from: number, to: number): number {
    const { ascii, moves, window, last } = this
    let state = this.start
    for (let at = from; at < to; at++) {
      const shape = state & SHAPE_MASK
      // The base is in the word, or just after it, and so below 32.
      const matches = (ascii[term[at]!]! >>> (state >>> SHAPE_BITS)) & window
      let move = moves[(shape << MAX_CELLS) | matches]!
      if (move === UNKNOWN) move = this.table.move(shape, matches)
      state = state - shape + move
      if (state > last) return -1
    }
    return this.distance(state)
  }

  /** The edits if the input ended here: 0 to maxEdits, or -1 if it would not be accepted. */
  distance(state: number): number {
    const { cells, rows } = this.table
    const j = this.points.length - (state >>> SHAPE_BITS)
    const edits = j < cells ? (rows[state & SHAPE_MASK]! >> (2 * j)) & 3 : 3
    return 2 * edits < cells ? edits : -1
  }
}
