import { randomFrom } from '../../lab/random.ts'

/** Draws out of a stream of random numbers. */
export type Dice = {
  /** in [0, 1) */
  readonly number: () => number
  /** a whole number; both ends are possible */
  readonly between: (from: number, to: number) => number
  /** small ones as likely as large ones: of 1 to 1,000 a third lies below 10 */
  readonly anyScale: (from: number, to: number) => number
  readonly happens: (probability: number) => boolean
  readonly pick: <T>(list: readonly T[]) => T
}

export function diceFrom(number: () => number): Dice {
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

/** The dice for one purpose; the same ones each time they are asked for. */
export type Chance = (purpose: string) => Dice

/**
 * One seed for everything that chance decides, as a stream for each purpose: what one customer draws does not change
 * when another is taken out of the story, so a shrunk story goes on as before.
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

/** FNV-1a over the text, begun with the seed. */
function mixed(seed: number, text: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (let i = 0; i < text.length; i++)
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0
}
