import { randomFrom } from '../../lab/random.ts'

/** Draws from a stream of random numbers. */
export type Dice = {
  /** in [0, 1) */
  readonly number: () => number
  /** a whole number; both ends are possible */
  readonly between: (from: number, to: number) => number
  /** each order of magnitude is as likely as the others: from 1 to 1,000, a third of the draws are below 10 */
  readonly anyScale: (from: number, to: number) => number
  readonly happens: (probability: number) => boolean
  readonly pick: <T>(list: readonly T[]) => T
}

function diceFrom(number: () => number): Dice {
  return {
    number,
    between: (from, to) => from + Math.floor(number() * (to - from + 1)),
    anyScale: (from, to) => Math.round(from * (to / from) ** number()),
    happens: (probability) => number() < probability,
    pick(list) {
      const chosen = list[Math.floor(number() * list.length)]
      if (chosen === undefined) throw new Error('There is nothing to pick from.')
      return chosen
    },
  }
}

/** The dice for one purpose. The same purpose always gets the same dice. */
export type Chance = (purpose: string) => Dice

/**
 * All random numbers of a story, from one seed. Each purpose has its own stream. So the numbers of one customer do not
 * change when another customer is left out, and the rest of a shrunk story stays the same.
 */
export function chanceFrom(seed: number): Chance {
  const streams = new Map<string, Dice>()
  return (purpose) => {
    let dice = streams.get(purpose)
    if (!dice) {
      dice = diceFrom(randomFrom(mixed(seed, purpose)))
      streams.set(purpose, dice)
    }
    return dice
  }
}

/** FNV-1a of the text, starting from the seed. */
function mixed(seed: number, text: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (let i = 0; i < text.length; i++)
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0
}
