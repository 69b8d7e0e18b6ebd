import { readFileSync } from 'node:fs'
import type { HoldResponse } from '@outerpark/core/contract'
import {
  freshStates,
  placesOnSale,
  type SeatMap,
  type SeatStates,
  seatOf,
  TAKEN,
} from '@outerpark/core/hall'
import type { GradePlaces, Refused } from '@outerpark/core/kernel'
import type { Client } from '../../client/client.ts'
import type { HoldOrder } from '../../client/halls.ts'
import { Failure } from '../../failure.ts'
import { readHall } from '../../hall/check.ts'
import { packageFile } from '../../package-file.ts'
import type { HallSeats } from '../model/seats.ts'
import { NOW, performance } from './scene.ts'

type Example = 'studio-400' | 'playhouse-1031' | 'grand-1700'

export const exampleText = (name: Example): string =>
  readFileSync(packageFile(`halls/${name}.yaml`), 'utf8')

/** The map of a plan without mistakes. */
export function mapIn(yaml: string): SeatMap {
  const { map, mistakes } = readHall(yaml)
  if (!map) throw new Error(JSON.stringify(mistakes))
  return map
}

export const exampleMap = (name: Example): SeatMap => mapIn(exampleText(name))

/** The seats of the performance `PF-1`, of which these are taken. */
export function seatsWith(map: SeatMap, taken: readonly string[] = []): HallSeats {
  const states = freshStates(map)
  for (const id of taken) states[seatOf(map, id) ?? -1] = TAKEN
  return { performanceId: 'PF-1', map, states }
}

export const won = (amount: number) => ({ amount, currency: 'KRW' })

/** The performance `PF-1` in a hall. Grades cost 170,000, 140,000, 90,000 and 50,000 won in the order of these names. */
export function showIn(map: SeatMap) {
  const show = performance('PF-1', 'Hadestown', Object.fromEntries(map.grades.map((g) => [g, 20])))
  const prices: Readonly<Record<string, number>> = { VIP: 170_000, R: 140_000, S: 90_000 }
  const grades = show.grades
    .map((each) => ({ ...each, price: won(prices[each.grade] ?? 50_000) }))
    .sort((a, b) => b.price.amount - a.price.amount)
  return { ...show, hall: { id: 'HA-1', version: 1 }, grades }
}

export const MINUTES_10 = 600_000

/** A box office that holds seats of `PF-1` by the rules of the core. `asked` has what it was asked for. */
export function holdingOffice(map: SeatMap, taken: SeatStates = freshStates(map)) {
  const asked: (HoldOrder | 'end' | 'extend')[] = []
  const { grades } = showIn(map)
  let hold: HoldResponse | undefined
  const holding = (lines: readonly GradePlaces[], single: Refused | undefined) => {
    const all = lines.map(({ grade, places }) => {
      const price = grades.find((each) => each.grade === grade)?.price ?? won(0)
      return { grade, places: [...places], price, seats: places.length }
    })
    const amount = won(all.reduce((sum, { price, seats }) => sum + price.amount * seats, 0))
    const until = hold?.until ?? new Date(NOW + MINUTES_10).toISOString()
    const leavesSingle = single?.refusal.params as HoldResponse['leavesSingle'] // of `leaves-single-seat`
    hold = {
      ...{ performanceId: 'PF-1', title: 'Hadestown', startsAt: '2027-01-05T19:30:00+09:00' },
      ...{ grade: null, seats: all.length, lines: all, amount, until, mayExtend: true },
      ...(leavesSingle && { leavesSingle }),
    }
    return hold
  }
  const client = {
    async hold(_: string, body: HoldOrder) {
      asked.push(body)
      const { acceptRestricted = false, split = false, wheelchairs = 0 } = body
      const terms = { acceptRestricted, split, wheelchairs }
      const sale = placesOnSale({ map, states: taken })
      const { places, grade = '', seats = 0 } = body
      const found = places ? sale.pick(places, terms) : sale.best([{ grade, seats }], terms)
      if ('kind' in found) throw refusedWith(found.refusal.code, found.refusal.params)
      return holding(
        found,
        sale.leavesSingle(
          found.flatMap(({ places }) => places),
          'strict',
        ),
      )
    },
    async giveBack() {
      asked.push('end')
      hold = undefined
      return undefined
    },
    async extendHold() {
      asked.push('extend')
      if (!hold) throw refusedWith('hold-not-found')
      hold = { ...hold, until: new Date(NOW + 2 * MINUTES_10).toISOString(), mayExtend: false }
      return hold
    },
  } as unknown as Client // all that is used
  return { client, asked, held: () => hold }
}

export const refusedWith = (code: string, params?: unknown) =>
  new Failure({ code, title: '', detail: `refused: ${code}`, params })
