// The real one: this runs before virtual time replaces it.
const { setImmediate: nextTurn } = globalThis

/**
 * Resolves in the next turn of the real event loop. By then everything has run that does not wait for a timer, since
 * the callbacks of promises are done before a turn ends.
 */
export const realTurn = (): Promise<void> =>
  new Promise((resolve) => {
    nextTurn(resolve)
  })
