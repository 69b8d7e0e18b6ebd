import type { KnobsRequest } from '@outerpark/core/contract'
import { turnKnobs } from '../../lab/knobs.ts'
import { type OfficeAccess, statusOf } from '../../lab/office.ts'
import {
  type Customer,
  type Place,
  registerOnePerformance,
  signUpCustomers,
} from '../../lab/stage.ts'
import { bookSteadily } from '../../lab/steady.ts'

/** The state of the card company during a measurement, as knobs. */
export const WEATHER = {
  fast: { latency: '20-60' },
  slow: { latency: '400-620' },
  gone: { outage: true },
} as const satisfies Readonly<Record<string, KnobsRequest>>

export type Weather = keyof typeof WEATHER

const PATIENCE_MS = 60_000
/** More bookings than the 20 failed calls that open the breaker. */
const BOOKINGS = { perSecond: 50, seconds: 1 }

/** Brings the card company into this state. If it is gone, waits until the breaker has opened. */
export async function makeWeather(office: OfficeAccess, weather: Weather): Promise<void> {
  await turnKnobs(office, WEATHER[weather])
  if (weather === 'gone') await openBreaker(office)
}

/** Books until failed payments have opened the breaker. */
async function openBreaker(office: OfficeAccess): Promise<void> {
  const place = await registerOnePerformance(office.client, office.adminToken, 100_000)
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
