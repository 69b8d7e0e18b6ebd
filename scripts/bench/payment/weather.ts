import type { KnobsRequest } from '@outerpark/core/contract'
import { turnKnobs } from '../../lab/knobs.ts'
import { type OfficeAccess, statusOf } from '../../lab/office.ts'
import { type Customer, type Place, registerHall, signUpCustomers } from '../../lab/stage.ts'
import { bookSteadily } from '../../lab/steady.ts'

/** How the card company is while something is measured. */
export const WEATHER = {
  fast: { latency: '20-60' },
  slow: { latency: '400-620' },
  gone: { outage: true },
} as const satisfies Readonly<Record<string, KnobsRequest>>

export type Weather = keyof typeof WEATHER

const PATIENCE_MS = 60_000
/** Calls that fail open the breaker after 20 of them. */
const BOOKINGS = { perSecond: 50, seconds: 1 }

/** Makes the card company so, and waits until the breaker has opened if it is gone. */
export async function makeWeather(office: OfficeAccess, weather: Weather): Promise<void> {
  await turnKnobs(office, WEATHER[weather])
  if (weather === 'gone') await openBreaker(office)
}

/** Has payments fail until the breaker opens. */
async function openBreaker(office: OfficeAccess): Promise<void> {
  const place = await registerHall(office.client, office.adminToken, 100_000)
  const customers = await signUpCustomers(office.client, 1, 'Early')
  const end = performance.now() + PATIENCE_MS
  while ((await statusOf(office)).payment.breaker.state === 'closed') {
    if (performance.now() > end) throw new Error('The breaker did not open.')
    await book(office, customers, place)
  }
}

async function book({ client }: OfficeAccess, customers: readonly Customer[], place: Place) {
  const booked = await bookSteadily(client, customers, place, BOOKINGS)
  const refused = booked.filter(({ status }) => status !== 201).length
  if (refused > 0) throw new Error(`${refused} bookings were refused before the measurement.`)
}
