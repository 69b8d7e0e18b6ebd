/**
 * Calls `act` at once when it was quiet, and otherwise at the end of `everyMs` since the last time, however often it
 * is called in between: under load the projector gets few wake-ups and big batches, at rest it is not kept waiting.
 */
export function throttle(
  act: () => void,
  everyMs: number,
): { call: () => void; cancel: () => void } {
  let last = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  const fire = () => {
    timer = undefined
    last = performance.now()
    act()
  }
  return {
    call() {
      if (timer) return
      const wait = last + everyMs - performance.now()
      if (wait <= 0) fire()
      else timer = setTimeout(fire, wait)
    },
    cancel() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
