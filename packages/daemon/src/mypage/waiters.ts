/** Requests that wait until the view has reached a position. */
export function createWaiters(current: () => number) {
  const waiting = new Set<{ position: number; settle: (reached: boolean) => void }>()

  return {
    /** @returns true once the view has reached the position; false after `timeoutMs` or {@link giveUp} */
    waitFor(position: number, timeoutMs: number): Promise<boolean> {
      if (current() >= position) return Promise.resolve(true)
      return new Promise((resolve) => {
        const timer = setTimeout(() => settle(false), timeoutMs)
        const settle = (reached: boolean) => {
          clearTimeout(timer)
          waiting.delete(waiter)
          resolve(reached)
        }
        const waiter = { position, settle }
        waiting.add(waiter)
      })
    },
    /** The view has advanced. */
    advanced(): void {
      const reached = current()
      for (const { position, settle } of waiting) if (position <= reached) settle(true)
    },
    giveUp(): void {
      for (const { settle } of waiting) settle(false)
    },
  }
}
