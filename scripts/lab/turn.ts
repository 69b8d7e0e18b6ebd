// The real function. This line runs before virtual time replaces it.
const { setImmediate: nextTurn } = globalThis

/**
 * Resolves in the next turn of the real event loop. By then all code that does not wait for a timer has run, since the
 * callbacks of promises are done before a turn ends.
 */
export const realTurn = (): Promise<void> =>
  new Promise((resolve) => {
    nextTurn(resolve)
  })
