import { setTimeout as sleep } from 'node:timers/promises'
import {
  performanceResponse,
  registeredMusicalResponse,
  reservationResponse,
} from '@outerpark/core/contract'
import { expectAnswer } from '../lab/client.ts'
import { type Finding, finding, none } from '../lab/findings.ts'
import { type OfficeAccess, showPerformance } from '../lab/office.ts'
import type { Customer } from '../lab/stage.ts'
import { askUntilAnswered } from './persistent.ts'
import type { Purchase } from './shoppers.ts'

/** Each show sells so many bookings of one seat before it is cancelled. */
const BOOKINGS = 40
/** How many bookings of a show are under way at a time. */
const AT_ONCE = 10
/** How often it looks whether the seats are free, in milliseconds. */
const LOOK_EVERY_MS = 100

export type CancelledShows = {
  /** Lets the admin finish the show under way. Returns what was bought. */
  readonly goHome: () => Promise<readonly Purchase[]>
  /**
   * Shows that every seat of the cancelled shows becomes free. The daemon cancels the reservations after the show, and no
   * task says that some are left, so call this first and wait for the tasks then.
   */
  readonly allFree: (patienceMs: number) => Promise<readonly Finding[]>
}

/**
 * Puts one show after another on sale, lets customers book it, and cancels it with all of its reservations, until `goHome` (domain
 * 3.9). So a cancel is under way whenever the daemon is killed.
 */
export function keepCancellingShows(
  office: OfficeAccess,
  customers: readonly Customer[],
): CancelledShows {
  let open = true
  const shows: string[] = []
  const run = async (): Promise<Purchase[]> => {
    const purchases: Purchase[] = []
    for (let n = 0; open; n++) {
      const id = await onSale(office, n)
      purchases.push(...(await sellOut(office, id, n, customers)))
      const { answer } = await post(office, `/v1/performances/${id}/cancel`, {}, `cancel-${n}`)
      expectAnswer(answer, 200, performanceResponse)
      shows.push(id)
    }
    return purchases
  }
  const all = run()
  // `goHome` awaits this promise. Until then a rejection must not end the process.
  all.catch(() => undefined)
  return {
    async goHome() {
      open = false
      return all
    },
    async allFree(patienceMs) {
      const end = performance.now() + patienceMs
      let taken = await withTakenSeats(office, shows)
      while (taken.length > 0 && performance.now() < end) {
        await sleep(LOOK_EVERY_MS)
        taken = await withTakenSeats(office, taken)
      }
      return [
        finding('shows cancelled meanwhile', shows.length > 0, `${shows.length} shows`),
        none('cancelled shows with seats that are taken', taken),
      ]
    },
  }
}

/** Those of the performances that have seats that are held or sold. */
async function withTakenSeats(office: OfficeAccess, ids: readonly string[]): Promise<string[]> {
  const taken: string[] = []
  for (const id of ids) {
    const { grades } = await showPerformance(office.client, id)
    if (grades.some(({ held, sold }) => held + sold > 0)) taken.push(id)
  }
  return taken
}

const post = (
  { client, adminToken }: OfficeAccess,
  path: string,
  body: object,
  key: string,
  token = adminToken,
) => askUntilAnswered(client, { method: 'POST', path, token, body, key })

/** A show of which nothing would go back if its customers cancelled. */
async function onSale(office: OfficeAccess, n: number): Promise<string> {
  const price = { amount: 50_000, currency: 'KRW' }
  const grades = [{ grade: 'R', seats: BOOKINGS, price }]
  const performances = [{ startsAt: '2099-01-05T19:30+09:00', grades }]
  const body = { title: 'Off', venue: `Hall ${n}`, refund: { preset: 'none' }, performances }
  const { answer } = await post(office, '/v1/musicals', body, `off-${n}`)
  const [made] = expectAnswer(answer, 201, registeredMusicalResponse).performances
  if (!made) throw new Error('Nothing was registered.')
  return made.id
}

async function sellOut(
  office: OfficeAccess,
  performanceId: string,
  n: number,
  customers: readonly Customer[],
): Promise<Purchase[]> {
  const purchases: Purchase[] = []
  for (let from = 0; from < BOOKINGS; from += AT_ONCE) {
    const some = Array.from({ length: AT_ONCE }, (_, i) => {
      const customer = customers[(from + i) % customers.length]
      if (!customer) throw new Error('There are no customers.')
      return buy(office, performanceId, customer, `off-${n}-${from + i}`)
    })
    purchases.push(...(await Promise.all(some)))
  }
  return purchases
}

async function buy(
  office: OfficeAccess,
  performanceId: string,
  customer: Customer,
  key: string,
): Promise<Purchase> {
  const body = { performanceId, grade: 'R', seats: 1, paymentMethod: 'card-ok' }
  const { answer, tries } = await post(office, '/v1/reservations', body, key, customer.token)
  const { id, lines, amount } = expectAnswer(answer, 201, reservationResponse)
  return { id, customer, key, body, lines, amount: amount.amount, tries, cancel: 'accepted' }
}
