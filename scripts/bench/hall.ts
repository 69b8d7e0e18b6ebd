import { bestSeats, checkPicked, type Free, prepare, type Seating } from '@outerpark/core/hall'
import { GRAND, mapOf } from '../../packages/core/src/hall/testing/halls.ts'
import { randomFrom } from '../lab/random.ts'
import type { Figure, Measured, Target } from './figure.ts'
import type { Plan } from './plan.ts'

/** How often each state of the hall is searched. */
const PARTIES = 2_000
/** Of these, so many people are in a party. */
const LARGEST = 6

/**
 * Measures the choice of seats in a hall of 1,700 seats, as the writer would do it within a commit: while it fills, and half
 * sold in no order, so that parties sit apart and every rule is tried.
 */
export async function benchHall({ rounds, say }: Plan): Promise<Measured> {
  const seating = prepare(mapOf(GRAND))
  const random = randomFrom(7)
  const times = { best: [] as number[], apart: [] as number[], picked: [] as number[] }
  const faults: string[] = []
  const timed = <T>(into: number[], work: () => T): T => {
    const begun = performance.now()
    const result = work()
    into.push(performance.now() - begun)
    return result
  }
  // The first round lets the machine code be made, and is not counted.
  for (let round = 0; round <= rounds; round++) {
    if (round === 1) for (const each of Object.values(times)) each.length = 0
    const free = halfSold(seating, random)
    for (let party = 0; party < PARTIES; party++) {
      const seats = 1 + Math.floor(random() * LARGEST)
      const best = timed(times.best, () => bestSeats(seating, free, { seats }))
      if (best.kind === 'chosen' && best.seats.some((seat) => free[seat] !== 1))
        faults.push('a seat was chosen that is not free')
      const many = { seats: 8 + Math.floor(random() * 12), split: true }
      timed(times.apart, () => bestSeats(seating, free, many))
      if (best.kind === 'chosen')
        timed(times.picked, () => checkPicked(seating, free, best.seats, 'strict'))
      if (party % 20 === 0) free.set(halfSold(seating, random))
    }
  }
  say(`${times.best.length} searches`)
  const within = { median: { atMost: 0.1 }, p99: { atMost: 1 } }
  return {
    figures: [
      ...figuresOf('best available of 1,700 seats, half sold', times.best, within),
      ...figuresOf('  picked seats, orphan rule strict', times.picked, within),
      ...figuresOf('  parties of 8 to 19 that may be apart', times.apart, {}),
    ],
    faults,
  }
}

type Targets = { readonly [name in 'median' | 'p99']?: Target }

/** Domain 3.5: a search takes a part of the turn of the only writer. */
function figuresOf(name: string, times: readonly number[], targets: Targets): Figure[] {
  const sorted = times.toSorted((a, b) => a - b)
  const shares = { median: 0.5, p99: 0.99 } as const
  return (['median', 'p99'] as const).map((what) => {
    const ours = sorted[Math.floor(sorted.length * shares[what])] ?? Number.NaN
    const target = targets[what]
    return { name: `${name}, ${what}`, unit: 'ms', ours, ...(target && { target }) }
  })
}

/** Half of the seats are sold, in no order. */
function halfSold({ map }: Seating, random: () => number): Free {
  return Uint8Array.from({ length: map.count }, () => (random() < 0.5 ? 1 : 0))
}
