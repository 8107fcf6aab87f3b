import { DocumentError } from '../errors.ts'

/** Bytes or text in pieces: a Web stream, a Node stream, any iterable of them, or a text as a whole. */
export type RecordSource =
  | string
  | ReadableStream<Uint8Array>
  | ReadableStream<string>
  | AsyncIterable<Uint8Array | string>
  | Iterable<Uint8Array | string>

export interface StreamOptions {
  /** Longest record in UTF-16 units: more is held at no time. Default 64 million. */
  readonly maxLength?: number
  /** Of the bytes, as `TextDecoder` names it. Default: UTF-8, or UTF-16 if a byte order mark says so. */
  readonly encoding?: string
}

const MAX_LENGTH = 64_000_000

/** @throws RangeError if it is no positive whole number */
export function checkMaxLength(maxLength = MAX_LENGTH): number {
  if (!Number.isSafeInteger(maxLength) || maxLength < 1)
    throw new RangeError(`maxLength is ${maxLength}; expected a whole number from 1.`)
  return maxLength
}

/**
 * The source as pieces of text, without a byte order mark. A source that is not read to its end is cancelled.
 *
 * Bytes are UTF-8, or UTF-16 if their mark says so, and anything else is an error rather than a text full of
 * replacement characters; a stated `encoding` is taken at its word.
 */
export async function* textChunks(source: RecordSource, encoding?: string): AsyncGenerator<string> {
  if (typeof source === 'string') {
    yield source.replace(/^\uFEFF/, '')
    return
  }
  let decoder: TextDecoder | undefined
  // Fewer bytes than a mark has, kept until there are more.
  let first: Uint8Array | undefined = new Uint8Array(0)
  let isStart = true
  for await (const chunk of chunksOf(source)) {
    let text: string
    if (typeof chunk === 'string') text = isStart ? chunk.replace(/^\uFEFF/, '') : chunk
    else {
      const bytes: Uint8Array = first ? joined(first, chunk) : chunk
      if (!decoder && bytes.length < 2) {
        first = bytes
        continue
      }
      first = undefined
      decoder ??= decoderOf(bytes, encoding)
      text = decode(decoder, bytes, true)
    }
    if (text === '') continue
    isStart = false
    yield text
  }
  const rest = decode(decoder ?? decoderOf(new Uint8Array(0), encoding), first, false)
  if (rest !== '') yield rest
}

const joined = (first: Uint8Array, second: Uint8Array): Uint8Array => {
  if (first.length === 0) return second
  const bytes = new Uint8Array(first.length + second.length)
  bytes.set(first)
  bytes.set(second, first.length)
  return bytes
}

function decoderOf(bytes: Uint8Array, encoding: string | undefined): TextDecoder {
  if (encoding !== undefined) return new TextDecoder(encoding)
  const mark = (bytes[0]! << 8) | bytes[1]!
  return new TextDecoder(mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8', {
    fatal: true,
  })
}

function decode(decoder: TextDecoder, bytes: Uint8Array | undefined, stream: boolean): string {
  try {
    return decoder.decode(bytes, { stream })
  } catch (cause) {
    throw new DocumentError(
      `The source is not ${decoder.encoding.toUpperCase()}; say its "encoding", for example "windows-1252".`,
      undefined,
      undefined,
      { cause },
    )
  }
}

async function* chunksOf(source: Exclude<RecordSource, string>): AsyncGenerator<Uint8Array | string> {
  if (typeof source !== 'object' || source === null || !isReadable(source))
    throw new TypeError(`A source is ${String(source)}; expected a text, a stream or an iterable of pieces.`)
  for await (const chunk of isWebStream(source) ? streamChunks<Uint8Array | string>(source) : source) {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array))
      throw new TypeError(`A source gave ${String(chunk)} (${typeof chunk}); expected bytes or text.`)
    yield chunk
  }
}

const isReadable = (source: object): boolean =>
  'getReader' in source || Symbol.asyncIterator in source || Symbol.iterator in source

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
