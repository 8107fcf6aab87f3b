import { platformZlib } from './platform-zlib.ts'

/** `bytes`, deflated (RFC 1951, without any header), by what the platform has; undefined if it has nothing. */
export async function deflate(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const { deflateRaw } = platformZlib()
  if (deflateRaw) {
    return new Promise((resolve, reject) => {
      deflateRaw(bytes, (error, deflated) => (error ? reject(error) : resolve(deflated)))
    })
  }
  let stream: CompressionStream
  try {
    stream = new CompressionStream('deflate-raw')
  } catch {
    // There is none, or of other formats only.
    return undefined
  }
  // A copy: streams refuse shared memory.
  const deflated = new Response(new Blob([bytes.slice()]).stream().pipeThrough(stream))
  return new Uint8Array(await deflated.arrayBuffer())
}
