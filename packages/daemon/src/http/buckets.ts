/** How often something may be done: so many times a second in the long run, and so many times at once. */
export type Rate = { readonly perSecond: number; readonly burst: number }

export type Buckets = {
  readonly rate: Rate
  /**
   * Takes one token out of the bucket of `key`.
   * @returns 0; or how long it takes until the bucket has a token again (ms), and then none was taken
   */
  readonly take: (key: string) => number
}

/** How many buckets are kept. Each takes about 150 bytes. */
const MOST_BUCKETS = 50_000
/** How often full buckets are looked for at most, when there are too many (ms). */
const SWEEP_MS = 1_000

/**
 * A bucket as one number (GCRA, the generic cell rate algorithm): when it is full again, by `now`. Each token that is
 * taken moves this time by the time in which one token comes.
 */
type Bucket = { fullAt: number }

/**
 * Token buckets, one for each key. Taking a token is one look-up and a few numbers.
 *
 * @param now a time in ms that never goes back; not that of the clock on the wall, which people set
 * @param most how many buckets are kept. The keys beyond share one, so that new keys do not get around the limit.
 */
export function tokenBuckets(
  rate: Rate,
  now: () => number = () => performance.now(),
  most = MOST_BUCKETS,
): Buckets {
  const interval = 1_000 / rate.perSecond
  const burstMs = rate.burst * interval
  const buckets = new Map<string, Bucket>()
  const shared: Bucket = { fullAt: 0 }
  let sweptAt = Number.NEGATIVE_INFINITY

  const bucketOf = (key: string, time: number): Bucket => {
    const known = buckets.get(key)
    if (known) return known
    if (buckets.size >= most && time - sweptAt >= SWEEP_MS) {
      sweptAt = time
      // A full bucket is like one that does not exist.
      for (const [each, { fullAt }] of buckets) if (fullAt <= time) buckets.delete(each)
    }
    if (buckets.size >= most) return shared
    const bucket = { fullAt: 0 }
    buckets.set(key, bucket)
    return bucket
  }

  return {
    rate,
    take(key) {
      const time = now()
      const bucket = bucketOf(key, time)
      const fullAt = Math.max(bucket.fullAt, time) + interval
      const waitMs = fullAt - time - burstMs
      // Fractions of a microsecond come from the arithmetic.
      if (waitMs > 0.001) return waitMs
      bucket.fullAt = fullAt
      return 0
    },
  }
}
