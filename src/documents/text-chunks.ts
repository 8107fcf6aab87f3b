import { DocumentError } from '../errors.ts'
import { type ByteDecoder, joinBytes, lenientDecoder, strictDecoder } from './byte-decoder.ts'
import { untilAborted } from './until-aborted.ts'

/** Bytes or text in pieces: a Web stream, a Node stream, any iterable of them; or a text or bytes as a whole. */
export type RecordSource =
  | string
  | Uint8Array
  | ReadableStream<Uint8Array>
  | ReadableStream<string>
  | AsyncIterable<Uint8Array | string>
  | Iterable<Uint8Array | string>

export interface StreamOptions {
  /** Longest record in UTF-16 units: more is held at no time. Default 64 million. */
  readonly maxLength?: number
  /** Of the bytes, as `TextDecoder` names it. Default: UTF-8, or UTF-16 if a byte order mark says so. */
  readonly encoding?: string
  /** Ends reading between two records or while the source is waited for, and cancels the source. */
  readonly signal?: AbortSignal
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
 * replacement characters, behind the text that stands before it; a stated `encoding` is taken at its word. `recordNumber` is asked
 * for the record that such an error is in.
 */
export async function* textChunks(
  source: RecordSource,
  { encoding, signal }: StreamOptions,
  recordNumber: () => number,
): AsyncGenerator<string> {
  let decoder: ByteDecoder | undefined = encoding === undefined ? undefined : lenientDecoder(encoding)
  // Fewer bytes than a mark has, kept until there are more.
  let first: Uint8Array = new Uint8Array(0)
  let isStart = true
  const withoutMark = (text: string): string => {
    if (text === '' || !isStart) return text
    isStart = false
    return text.replace(/^\uFEFF/, '')
  }
  for await (const chunk of untilAborted(chunksOf(source), signal)) {
    if (typeof chunk === 'string') {
      const text = withoutMark(chunk)
      if (text !== '') yield text
      continue
    }
    if (!(chunk instanceof Uint8Array))
      throw new TypeError(`A source gave ${String(chunk)} (${typeof chunk}); expected bytes or text.`)
    const bytes = joinBytes(first, chunk)
    first = new Uint8Array(0)
    if (!decoder && bytes.length < 2) first = bytes
    else {
      decoder ??= strictDecoder(encodingOf(bytes))
      yield* decoded(decoder, bytes, false)
    }
  }
  yield* decoded(decoder ?? strictDecoder('utf-8'), first, true)

  function* decoded(by: ByteDecoder, bytes: Uint8Array, isEnd: boolean): Generator<string> {
    const { text, wrongAt } = by.decode(bytes, isEnd)
    const plain = withoutMark(text)
    if (plain !== '') yield plain
    if (wrongAt !== undefined)
      throw new DocumentError(
        `Record ${recordNumber()} is not ${by.encoding.toUpperCase()} at byte ${wrongAt} of the source; say its "encoding", for example "windows-1252".`,
      )
  }
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const mark = (bytes[0]! << 8) | bytes[1]!
  return mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8'
}

function chunksOf(source: RecordSource): Iterable<unknown> | AsyncIterable<unknown> {
  if (typeof source === 'string' || source instanceof Uint8Array) return [source]
  if (typeof source !== 'object' || source === null || !isReadable(source))
    throw new TypeError(`A source is ${String(source)}; expected a text, a stream or an iterable of pieces.`)
  return isWebStream(source) ? streamChunks<unknown>(source) : source
}

const isReadable = (source: object): boolean =>
  'getReader' in source || Symbol.asyncIterator in source || Symbol.iterator in source

const isWebStream = (source: object): source is ReadableStream<Uint8Array | string> => 'getReader' in source

// Not every browser's streams can be iterated. No generator: its end would wait for a read that may never come back.
function streamChunks<Chunk>(stream: ReadableStream<Chunk>): AsyncIterable<Chunk> {
  const reader = stream.getReader()
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        const { done, value } = await reader.read()
        if (!done) return { done, value }
        reader.releaseLock()
        return { done: true, value: undefined }
      },
      async return() {
        await reader.cancel()
        reader.releaseLock()
        return { done: true, value: undefined }
      },
    }),
  }
}
