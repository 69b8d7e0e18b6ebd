// The real functions. These lines run before virtual time replaces them.
const { setImmediate: nextTurn } = globalThis
const { nextTick } = process

/**
 * Resolves in the next turn of the real event loop. By then all code that does not wait for a timer has run, since the
 * callbacks of promises are done before a turn ends.
 */
export const realTurn = (): Promise<void> =>
  new Promise((resolve) => {
    nextTurn(resolve)
  })

/**
 * Resolves when no callback of a promise is left to run: Node empties their queue before it runs a tick. It takes a tenth
 * of the time of a turn, because it makes no system call. It is only for code that uses neither `process.nextTick` nor
 * I/O: Node runs all ticks before the callbacks of promises that they cause. A rejection is reported as unhandled in the
 * next turn, if it has no handler by then.
 */
export const promisesDone = (): Promise<void> =>
  new Promise((resolve) => {
    nextTick(resolve)
  })
