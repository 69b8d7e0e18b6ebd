import { play } from './play.ts'
import type { Point } from './points.ts'

export type Tried = {
  readonly points: readonly Point[]
  /** a text for each point at which something does not hold: the error, and the command to play it again */
  readonly failures: readonly string[]
}

type Watch = {
  /** called before each point, with the number of points tried so far; false ends the run */
  readonly goOn?: (tried: number) => boolean
  readonly onFailure?: (failure: string) => void
}

/** Plays the story once for each point. */
export async function tryPoints(
  points: readonly Point[],
  { goOn = () => true, onFailure }: Watch = {},
): Promise<Tried> {
  const tried: Point[] = []
  const failures: string[] = []
  for (const point of points) {
    if (!goOn(tried.length)) break
    const { broken, sprung } = await play(point)
    const found = sprung ? broken : ['the story never came to it', ...broken]
    tried.push(point)
    if (found.length === 0) continue
    failures.push(failureText(point, found))
    onFailure?.(failureText(point, found))
  }
  return { points: tried, failures }
}

function failureText({ number, statement, fault, sql }: Point, found: readonly string[]): string {
  const where = `point ${number}: ${fault} at statement ${statement}, ${sql}`
  return [where, ...found, `again: npm run crash-points -- --only ${number}`].join('\n    ')
}
