/** After the first end the next worker comes at once; then the waits double from this one (ms). */
const FIRST_MS = 100
const LONGEST_MS = 30_000
/** A worker that has answered for this long (ms) was a good one. */
const GOOD_LIFE_MS = 1_000

export type BackOff = {
  /** How long to wait before the next worker (ms). */
  readonly next: () => number
  /** @param aliveMs for how long the last worker took requests */
  readonly lived: (aliveMs: number) => void
}

/** How long to wait before a worker is replaced: not at all at first, and longer with each one that ends soon. */
export function backOff(): BackOff {
  let ends = 0
  return {
    next() {
      const waitMs = ends === 0 ? 0 : Math.min(FIRST_MS * 2 ** (ends - 1), LONGEST_MS)
      ends += 1
      return waitMs
    },
    lived(aliveMs) {
      if (aliveMs >= GOOD_LIFE_MS) ends = 0
    },
  }
}
