/** Unsigned 32-bit numbers that grow by doubling; what was not set is 0. */
export class GrowingArray {
  values = new Uint32Array(16)
  length = 0

  push(value: number): void {
    if (this.length === this.values.length) this.#grow(this.length + 1)
    this.values[this.length++] = value
  }

  /** Makes `index` a valid one. */
  reach(index: number): void {
    if (index >= this.values.length) this.#grow(index + 1)
    if (index >= this.length) this.length = index + 1
  }

  set(index: number, value: number): void {
    this.reach(index)
    this.values[index] = value
  }

  #grow(needed: number): void {
    const larger = new Uint32Array(Math.max(needed, this.values.length * 2))
    larger.set(this.values)
    this.values = larger
  }
}
