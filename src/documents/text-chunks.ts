/** Bytes (UTF-8) or text in pieces: a Web stream, a Node stream, any iterable of them, or a text as a whole. */
export type RecordSource =
  | string
  | ReadableStream<Uint8Array>
  | ReadableStream<string>
  | AsyncIterable<Uint8Array | string>
  | Iterable<Uint8Array | string>

/** The source as pieces of text. A source that is not read to its end is cancelled. */
export async function* textChunks(source: RecordSource): AsyncGenerator<string> {
  // A byte order mark is dropped, also by the decoder.
  if (typeof source === 'string') {
    yield source.replace(/^\uFEFF/, '')
    return
  }
  const decoder = new TextDecoder()
  for await (const chunk of isWebStream(source) ? streamChunks<Uint8Array | string>(source) : source) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

const isWebStream = (source: object): source is ReadableStream<Uint8Array | string> => 'getReader' in source

// Not every browser's streams can be iterated.
async function* streamChunks<Chunk>(stream: ReadableStream<Chunk>): AsyncGenerator<Chunk> {
  const reader = stream.getReader()
  let isDone = false
  try {
    while (true) {
      const { done, value } = await reader.read()
      isDone = done
      if (done) return
      yield value
    }
  } finally {
    if (!isDone) await reader.cancel()
    reader.releaseLock()
  }
}
