import type { Steps } from '../steps.ts'

/** Does the work with pauses in which everything else gets its turn. @throws what the signal was aborted for */
export async function finishWithPauses(steps: Steps<void>, signal: AbortSignal | undefined): Promise<void> {
  try {
    while (!steps.next().done) await pause(signal)
  } finally {
    // Work that is given up winds up what it began.
    steps.return()
  }
}

/** Lets other tasks run: input, painting, requests. @throws what the signal was aborted for */
export async function pause(signal: AbortSignal | undefined): Promise<void> {
  const { setImmediate } = globalThis as { setImmediate?: (task: () => void) => void }
  await new Promise<void>((resolve) => {
    if (setImmediate) setImmediate(resolve)
    else {
      // A message, since browsers make timers wait for four milliseconds.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        port1.close()
        resolve()
      }
      port2.postMessage(undefined)
    }
  })
  signal?.throwIfAborted()
}
