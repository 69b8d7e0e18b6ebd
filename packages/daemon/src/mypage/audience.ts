import { createSubscriptions } from './subscriptions.ts'
import { createWaiters } from './waiters.ts'

/** Those who wait until the view reaches a position, and those who follow a page. */
export function makeAudience(
  start: number,
  on: {
    /** the pages of these customers changed; they may be read in this call */
    readonly change: (customers: readonly string[]) => void
    readonly advance: (position: number) => void
    readonly error: (error: unknown) => void
  },
) {
  let position = start
  let closed = false
  const waiters = createWaiters(() => position)
  const subscriptions = createSubscriptions(on.error)

  function advanced(to: number, customers: readonly string[]): void {
    if (closed) return
    position = to
    on.change(customers)
    waiters.advanced()
    subscriptions.advanced(customers)
    on.advance(position)
  }
  return {
    position: (): number => position,
    waitFor: waiters.waitFor,
    subscribe: subscriptions.subscribe,
    /** The view has reached a position, and the pages of these customers changed. */
    advanced,
    /** The view is at a position, and nobody knows whose pages changed. So every subscriber hears of it. */
    found(at: number): void {
      if (at > position) advanced(at, subscriptions.customers())
    },
    close(): void {
      closed = true
      waiters.giveUp()
    },
  }
}
