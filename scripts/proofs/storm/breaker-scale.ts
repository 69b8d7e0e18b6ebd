/** The breaker's default settings. */
const USUAL = { windowMs: 10_000, minimumCalls: 20, openMs: 5_000 }
/** The smallest values. With smaller ones a few slow calls fill the window. */
const SHORTEST = { windowMs: 2_000, minimumCalls: 4, openMs: 500 }

/**
 * The breaker's settings for a shorter storm, so that the breaker still opens and closes.
 * @param share the length of the storm divided by the usual length
 */
export function breakerScaled(share: number): Readonly<Record<string, string>> {
  if (share >= 1) return {}
  const scaled = (name: keyof typeof USUAL) =>
    String(Math.round(Math.max(SHORTEST[name], USUAL[name] * share)))
  return {
    OUTERPARK_BREAKER_WINDOW_MS: scaled('windowMs'),
    OUTERPARK_BREAKER_MINIMUM_CALLS: scaled('minimumCalls'),
    OUTERPARK_BREAKER_OPEN_MS: scaled('openMs'),
  }
}
