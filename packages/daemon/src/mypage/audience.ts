import { createSubscriptions } from './subscriptions.ts'
import { createWaiters } from './waiters.ts'

/** Who waits for the view to come to a position, and who follows a page. */
export function makeAudience(
  start: number,
  on: {
    /** these customers' pages have changed; whoever is told of it may read at once */
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
    /** The view has come to a position, and the pages of these customers have changed. */
    advanced,
    /** The view is at a position, and whose pages have changed is not known. */
    found(at: number): void {
      if (at > position) advanced(at, subscriptions.customers())
    },
    close(): void {
      closed = true
      waiters.giveUp()
    },
  }
}
