/** Called when the customer's page has advanced: time to read the steps that came. */
export type Listener = () => void

/** Who follows whose page. */
export function createSubscriptions(onError: (error: unknown) => void) {
  const listeners = new Map<string, Set<Listener>>()

  return {
    /** @returns the way to stop */
    subscribe(customerId: string, listener: Listener): () => void {
      // Wrapped, so that a function that subscribes twice also unsubscribes twice.
      const entry = () => listener()
      const followers = listeners.get(customerId) ?? new Set()
      listeners.set(customerId, followers.add(entry))
      return () => {
        if (followers.delete(entry) && followers.size === 0) listeners.delete(customerId)
      }
    },
    /** Everybody whose page is followed. */
    customers: (): readonly string[] => [...listeners.keys()],
    /** One listener that throws does not keep the news from the others. */
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
