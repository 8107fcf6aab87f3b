/** Occurrences that are handed over together, so that what is done with each is a step of one short loop. */
export const OCCURRENCES = 512

/** Where the words of a posting list stand, side by side: by document, then field, then position. */
export class Occurrences {
  count = 0
  docs = new Uint32Array(OCCURRENCES)
  fields = new Uint32Array(OCCURRENCES)
  positions = new Uint32Array(OCCURRENCES)
  /** Which of the list's surface words stands there. */
  surfaces = new Uint32Array(OCCURRENCES)

  /** Makes room for so many where there are none. */
  reserve(size: number): void {
    if (size <= this.docs.length) return
    this.docs = new Uint32Array(size)
    this.fields = new Uint32Array(size)
    this.positions = new Uint32Array(size)
    this.surfaces = new Uint32Array(size)
  }
}
