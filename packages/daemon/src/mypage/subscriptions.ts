/** Called when the customer's page has new steps to read. */
export type Listener = () => void

/** Who follows whose page. */
export function createSubscriptions(onError: (error: unknown) => void) {
  const listeners = new Map<string, Set<Listener>>()

  return {
    /** @returns ends the subscription */
    subscribe(customerId: string, listener: Listener): () => void {
      // A new function each time: a listener that subscribes twice has two subscriptions to end.
      const entry = () => listener()
      const followers = listeners.get(customerId) ?? new Set()
      listeners.set(customerId, followers.add(entry))
      return () => {
        if (followers.delete(entry) && followers.size === 0) listeners.delete(customerId)
      }
    },
    /** All customers whose page is followed. */
    customers: (): readonly string[] => [...listeners.keys()],
    /** If a listener throws, the others are called all the same. */
    advanced(customers: readonly string[]): void {
      if (listeners.size === 0) return
      for (const customer of customers) {
        for (const listener of listeners.get(customer) ?? []) {
          try {
            listener()
          } catch (error) {
            onError(error)
          }
        }
      }
    },
  }
}
