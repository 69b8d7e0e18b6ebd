/** How a quantity goes on over the second half of a run. */
export type Trend = {
  /** how much it grows over that half, by the line that fits best (least squares); undefined if it was not measured */
  readonly growth: number | undefined
  /** the mean of that half */
  readonly mean: number
}

/** A value at a time, in any unit. */
export type Point = readonly [at: number, value: number]

/**
 * The lowest point of each span of time. Memory rises until the collector runs: only what is left after that says whether it grows.
 */
export function floorsOf(points: readonly Point[], span: number): Point[] {
  const lowest = new Map<number, Point>()
  for (const point of points) {
    const window = Math.floor(point[0] / span)
    const known = lowest.get(window)
    if (!known || point[1] < known[1]) lowest.set(window, point)
  }
  return [...lowest.values()]
}

/** The trend over the second half of the points, which are in the order of their times. */
export function trendOf(points: readonly Point[]): Trend {
  const half = points.slice(Math.floor(points.length / 2))
  const mean = meanOf(half.map(([, value]) => value))
  const [first, last] = [half[0], half.at(-1)]
  if (!first || !last || half.length < 3) return { growth: undefined, mean }
  const centre = meanOf(half.map(([at]) => at))
  const spread = half.reduce((sum, [at]) => sum + (at - centre) ** 2, 0)
  const slope = half.reduce((sum, [at, value]) => sum + (at - centre) * (value - mean), 0) / spread
  return { growth: slope * (last[0] - first[0]), mean }
}

/**
 * Whether a quantity stays as it is, apart from what is noise: it may grow by a share of its mean, or by `slack` in its own unit.
 */
export function isFlat(
  { growth, mean }: Trend,
  { share, slack }: { readonly share: number; readonly slack: number },
): boolean {
  return growth !== undefined && growth <= Math.max(share * mean, slack)
}

const meanOf = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
