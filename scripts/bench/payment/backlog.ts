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
/** Each latency with its mean, and how many bookings are unpaid when the card company is back. */
const CASES = [
  { weather: 'fast', meanMs: 40, unpaid: 10_000 },
  { weather: 'slow', meanMs: 510, unpaid: 600 },
] as const

/** How fast unpaid bookings are worked off after an outage, compared with what ten workers and the latency allow. */
export async function benchBacklog({ rounds, say }: Plan): Promise<Measured> {
  const figures: Measured['figures'][number][] = []
  for (const { weather, meanMs, unpaid } of CASES) {
    const allowed = (WORKERS * 1000) / meanMs
    const name = `unpaid bookings worked off at ${WEATHER[weather].latency} ms`
    const rates: number[] = []
    for (let i = 0; i < rounds; i++) {
      const rate = await round(weather, unpaid)
      say(`${unpaid} ${name}: ${numberText(rate)}/s, of ${numberText(allowed)}/s`)
      rates.push(rate)
    }
    const figure = { name: `${name}, to ${WORKERS} workers / mean`, unit: '/s' }
    const target = { atLeast: 0.8 }
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

/** Makes unpaid bookings while the card company is gone, then measures the payments a second once it is back. */
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

/** Payments a second from the first one after the outage until the last. */
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
