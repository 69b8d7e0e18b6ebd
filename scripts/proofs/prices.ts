import { setTimeout as sleep } from 'node:timers/promises'
import { changedGradeResponse } from '@outerpark/core/contract'
import { type Client, expectAnswer } from '../lab/client.ts'
import { type Finding, finding, none } from '../lab/findings.ts'
import { type OfficeAccess, showPerformance } from '../lab/office.ts'
import { randomFrom } from '../lab/random.ts'
import type { Place } from '../lab/stage.ts'
import { askUntilAnswered } from './persistent.ts'

/** The longest time between two changes (ms). */
const PAUSE_MS = 100
/** Few prices, so that a price is often the same again. Some seats become free. */
const PRICES = [0, 30_000, 50_000, 70_000]
/** Far more than are ever booked here. */
const SEATS = [60_000, 80_000, 100_000]

type Changed = { readonly price: number; readonly seats: number }

export type Prices = {
  /** Lets the admin finish the request under way, and shows that what was answered last is on sale. */
  readonly goHome: () => Promise<readonly Finding[]>
}

/**
 * Lets the admin change the price and the seats of one place after another, until `goHome`. A change has no
 * Idempotency-Key: asked for once more, it changes nothing.
 * @param seed the same seed makes the same changes
 */
export function keepChangingPrices(
  { client, adminToken: token }: OfficeAccess,
  places: readonly Place[],
  seed: number,
): Prices {
  let open = true
  let changes = 0
  const random = randomFrom(seed)
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[Math.floor(random() * list.length)]
    if (picked === undefined) throw new Error('There is nothing to change.')
    return picked
  }
  const last = new Map<Place, Changed>()
  const change = async (): Promise<void> => {
    while (open) {
      await sleep(random() * PAUSE_MS)
      const [place, price, seats] = [pick(places), pick(PRICES), pick(SEATS)]
      const path = `/v1/performances/${place.performanceId}/grades/${place.grade}`
      const body = { price: { amount: price, currency: 'KRW' }, seats }
      const { answer } = await askUntilAnswered(client, { method: 'PATCH', path, token, body })
      expectAnswer(answer, 200, changedGradeResponse)
      last.set(place, { price, seats })
      changes += 1
    }
  }
  const all = change()
  // `goHome` awaits this promise. Until then a rejection must not end the process.
  all.catch(() => undefined)
  return {
    async goHome() {
      open = false
      await all
      return [
        finding('prices and seats changed meanwhile', changes > 0, `${changes} times`),
        none('changes that were answered and are lost', await lostOf(client, last)),
      ]
    },
  }
}

async function lostOf(client: Client, last: ReadonlyMap<Place, Changed>): Promise<string[]> {
  const lost: string[] = []
  for (const [{ performanceId, grade }, { price, seats }] of last) {
    const { grades } = await showPerformance(client, performanceId)
    const shown = grades.find((each) => each.grade === grade)
    if (shown?.price.amount !== price || shown.capacity !== seats)
      lost.push(`${performanceId} ${grade}`)
  }
  return lost
}
