/**
 * The values of an iterable until a signal is aborted: between two of them, and while the next is waited for.
 *
 * @throws the signal's reason
 */
export async function* untilAborted<Value>(
  values: Iterable<Value> | AsyncIterable<Value>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Value> {
  if (!signal) {
    yield* values
    return
  }
  signal.throwIfAborted()
  const iterator = Symbol.asyncIterator in values ? values[Symbol.asyncIterator]() : values[Symbol.iterator]()
  // One listener for all waits: a promise of the abort would collect a reaction for each value.
  let fail: (reason: unknown) => void = () => {}
  const onAbort = () => fail(signal.reason)
  signal.addEventListener('abort', onAbort)
  let isEnded = false
  try {
    while (true) {
      const { done, value } = await new Promise<IteratorResult<Value>>((resolve, reject) => {
        fail = reject
        Promise.resolve(iterator.next()).then(resolve, reject)
      })
      isEnded = done === true
      if (done) return
      yield value
      signal.throwIfAborted()
    }
  } finally {
    signal.removeEventListener('abort', onAbort)
    const closing = isEnded ? undefined : Promise.resolve(iterator.return?.())
    // What is still waited for may never come, and neither may its end.
    if (signal.aborted) closing?.catch(() => {})
    else await closing
  }
}
