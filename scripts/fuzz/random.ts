import { randomFrom } from '../lab/random.ts'

/** Choices that are the same for the same seed. */
export type Random = {
  readonly chance: (share: number) => boolean
  readonly pick: <T>(things: readonly T[]) => T
}

export function choices(seed: number): Random {
  const next = randomFrom(seed)
  return {
    chance: (share) => next() < share,
    pick<T>(things: readonly T[]): T {
      // The index is within the list, which is never empty here.
      return things[Math.floor(next() * things.length)] as T
    },
  }
}
