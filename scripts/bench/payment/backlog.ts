import { setTimeout as sleep } from 'node:timers/promises'
import { turnKnobs } from '../../lab/knobs.ts'
import { type OfficeAccess, openTemporaryOffice, statusOf } from '../../lab/office.ts'
import { gatherCrowd } from '../../proofs/storm/crowd.ts'
import { compare, type Measured, numberText } from '../figure.ts'
import type { Plan } from '../plan.ts'
import { makeWeather, WEATHER } from './weather.ts'

const CONNECTIONS = 100
const BOOKED_PER_SECOND = 1000
const WORKERS = 10
/**
 * For each latency: its mean, the most unpaid bookings when the card company is back, and the target.
 * One in twenty of the slow calls takes longer than its time-out, after which there are fewer workers for a while.
 */
const CASES = [
  { weather: 'fast', meanMs: 40, most: Number.POSITIVE_INFINITY, atLeast: 0.9 },
  { weather: 'slow', meanMs: 510, most: 600, atLeast: 0.8 },
] as const

/**
 * Measures how fast unpaid bookings are paid after an outage, compared with the rate of ten workers at this latency.
 */
export async function benchBacklog({ rounds, unpaid: asked, say }: Plan): Promise<Measured> {
  const figures: Measured['figures'][number][] = []
  for (const { weather, meanMs, most, atLeast } of CASES) {
    const unpaid = Math.min(asked, most)
    const allowed = (WORKERS * 1000) / meanMs
    const name = `unpaid bookings worked off at ${WEATHER[weather].latency} ms`
    const rates: number[] = []
    for (let i = 0; i < rounds; i++) {
      const rate = await round(weather, unpaid)
      say(`${unpaid} ${name}: ${numberText(rate)}/s, of ${numberText(allowed)}/s`)
      rates.push(rate)
    }
    const figure = { name: `${name}, to ${WORKERS} workers / mean`, unit: '/s' }
    const target = { atLeast }
    figures.push(
      compare(
        { ...figure, target },
        rates,
        rates.map(() => allowed),
      ),
    )
  }
  return { figures, faults: [] }
}

/** Makes unpaid bookings during an outage of the card company, then measures the payments per second after it. */
async function round(weather: 'fast' | 'slow', unpaid: number): Promise<number> {
  const office = await openTemporaryOffice()
  try {
    const crowd = await gatherCrowd(office, office.daemon.url, CONNECTIONS)
    await makeWeather(office, 'gone')
    await crowd.bookSteadily({ perSecond: BOOKED_PER_SECOND, seconds: unpaid / BOOKED_PER_SECOND })
    crowd.close()
    await turnKnobs(office, { outage: false, ...WEATHER[weather] })
    return await rateOfRecovery(office)
  } finally {
    await office.close()
  }
}

/** Payments per second from the first one after the outage until the last one. */
async function rateOfRecovery(office: OfficeAccess): Promise<number> {
  let before = await statusOf(office)
  while (before.payment.breaker.state !== 'closed') {
    await sleep(10)
    before = await statusOf(office)
  }
  const start = performance.now()
  while ((await statusOf(office)).payment.unpaid > 0) await sleep(100)
  return (before.payment.unpaid / (performance.now() - start)) * 1000
}
