// Taken before any virtual time takes its place.
const { setImmediate: nextTurn } = globalThis

/**
 * Resolves once the real event loop has come to its next turn. By then everything has run that waits for no timer, since
 * the callbacks of promises are all done before a turn ends.
 */
export const realTurn = (): Promise<void> =>
  new Promise((resolve) => {
    nextTurn(resolve)
  })
