/**
 * Work that can be put down and taken up again, so that nothing has to wait for all of it: each step takes a millisecond, or
 * some while code is not compiled yet.
 */
export type Steps<Result> = Generator<undefined, Result, undefined>

/** Words, tokens or documents that a step gets through. */
export const STEP_SIZE = 2048

/** Does what is left of the work at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
