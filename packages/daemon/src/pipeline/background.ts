/** Runs work in the background. A failure is only logged, since such work is repeated later anyway. */
export function backgroundWork(log: { readonly warn: (facts: object, message: string) => void }) {
  const underWay = new Set<Promise<void>>()
  return {
    /** @param message what the log says if the work fails */
    start(message: string, work: () => Promise<unknown>): void {
      const done = work()
        .then(
          () => undefined,
          (err) => log.warn({ err }, message),
        )
        .finally(() => underWay.delete(done))
      underWay.add(done)
    },
    /** Resolves when no work is under way any more. */
    async ended(): Promise<void> {
      await Promise.all(underWay)
    },
  }
}
