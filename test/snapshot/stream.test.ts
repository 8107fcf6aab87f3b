import { expect, test } from 'vitest'
import { decodeSnapshotStream, encodeSnapshot, encodeSnapshotStream, SnapshotError } from '../../src/index.ts'
import { HEADER_BYTES } from '../../src/snapshot/format.ts'
import { answersOf, bookOf, makeLibrary, schema } from './library.ts'
import { resealHead } from './reseal.ts'

/** Bytes in chunks of this size, or one by one of these sizes. */
function streamOf(bytes: Uint8Array, size: number, state = { cancelled: false }): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.subarray(at, at + size))
      at += size
    },
    cancel() {
      state.cancelled = true
    },
  })
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

test('a stream is the snapshot, of the index as it was', async () => {
  const index = makeLibrary()
  const bytes = encodeSnapshot(index)
  const stream = encodeSnapshotStream(index)
  index.add(bookOf(300))
  index.delete('book 20')
  index.optimize()
  expect(await bytesOf(stream)).toEqual(bytes)
})

test.each([1, 7, 100, 4096, 1 << 20])('an index is loaded from chunks of %i bytes', async (size) => {
  const index = makeLibrary()
  const decoded = await decodeSnapshotStream(streamOf(encodeSnapshot(index), size), { schema })
  expect(answersOf(decoded)).toBe(answersOf(index))
  decoded.optimize()
  decoded.add(bookOf(300))
  expect(decoded.has('book 300')).toBe(true)
})

test('empty chunks and views of larger buffers are well', async () => {
  const bytes = encodeSnapshot(makeLibrary())
  const larger = new Uint8Array(bytes.length + 3)
  larger.set(bytes, 3)
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new Uint8Array())
      controller.enqueue(larger.subarray(3, 10))
      controller.enqueue(new Uint8Array())
      controller.enqueue(Buffer.from(larger.subarray(10)))
      controller.enqueue(new Uint8Array())
      controller.close()
    },
  })
  expect((await decodeSnapshotStream(stream)).size).toBe(168)
})

test('a stream may be compressed on its way', async () => {
  const index = makeLibrary()
  const compressed = encodeSnapshotStream(index).pipeThrough(new CompressionStream('gzip') as never)
  const decoded = await decodeSnapshotStream(
    (compressed as ReadableStream).pipeThrough(new DecompressionStream('gzip')),
    { schema },
  )
  expect(answersOf(decoded)).toBe(answersOf(index))
})

test('every truncation is an error that says where it is', async () => {
  const bytes = encodeSnapshot(makeLibrary())
  for (let length = 0; length < bytes.length; length += 997) {
    const state = { cancelled: false }
    const failure = await decodeSnapshotStream(streamOf(bytes.subarray(0, length), 4096, state)).catch(
      (error) => error,
    )
    expect(failure).toBeInstanceOf(SnapshotError)
    expect(failure.message).toMatch(new RegExp(`^Snapshot ends after ${length} bytes, in section "`))
  }
})

test('a stream that goes on is an error, and is cancelled', async () => {
  const bytes = encodeSnapshot(makeLibrary())
  const state = { cancelled: false }
  const twice = new Uint8Array(Buffer.concat([bytes, bytes]))
  await expect(decodeSnapshotStream(streamOf(twice, 4096, state))).rejects.toThrow(
    `Snapshot goes on after its ${bytes.length} bytes.`,
  )
  expect(state.cancelled).toBe(true)
})

test('damage is an error that names the section, and what follows is not waited for', async () => {
  const bytes = encodeSnapshot(makeLibrary())
  for (const at of [0, 9, 21, 40, 700, 3000, 10_000]) {
    const damaged = bytes.slice()
    damaged[at]! ^= 1
    const state = { cancelled: false }
    const failure = await decodeSnapshotStream(streamOf(damaged, 512, state)).catch((error) => error)
    expect(failure).toBeInstanceOf(SnapshotError)
    expect(failure.section).toBeTruthy()
    expect(state.cancelled).toBe(true)
  }
})

test('what the stream fails with is passed on', async () => {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.error(new Error('connection lost'))
    },
  })
  await expect(decodeSnapshotStream(stream)).rejects.toThrow('connection lost')
  const text = new ReadableStream({ start: (controller) => controller.enqueue('text') })
  await expect(decodeSnapshotStream(text)).rejects.toThrow('A chunk is string; expected Uint8Array.')
})

test('lengths that are lies allocate no more than some times what has come', async () => {
  const bytes = encodeSnapshot(makeLibrary())
  const before = process.memoryUsage().arrayBuffers
  for (const [at, high] of [
    // The length of the first section, the number of sections, the bytes of names.
    [HEADER_BYTES + 12, 2 ** 8],
    [12, 2 ** 32 - 1],
    [16, 2 ** 32 - 1],
  ] as const) {
    const lying = bytes.slice()
    new DataView(lying.buffer).setUint32(at, high, true)
    if (at > HEADER_BYTES) resealHead(lying)
    await expect(decodeSnapshotStream(streamOf(lying, 4096))).rejects.toThrow(SnapshotError)
  }
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200_000_000)
})
