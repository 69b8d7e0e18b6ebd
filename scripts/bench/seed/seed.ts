import { asId, type CustomerId, type PerformanceId } from '@outerpark/core/kernel'
import { httpClient } from '../../lab/client.ts'
import { adminTokenOf, startDaemon } from '../../lab/daemon.ts'
import { showPerformance } from '../../lab/office.ts'
import { registerMusical, signUpCustomers } from '../../lab/stage.ts'
import { letMyPageCatchUp } from '../my-page-made.ts'
import { storyWriter } from './writer.ts'

const CUSTOMERS = 2_000
/** Twenty thousand seats per performance. A million reservations fill about fifty performances. */
const SEATING = { performances: 100, grades: ['VIP', 'R', 'S', 'A'], seats: 5_000 }
/** Bookings per transaction. */
const BATCH = 20_000
/** The bookings are spread over the last hours (ms), so every Idempotency-Key is still kept. */
const SPREAD_MS = 12 * 60 * 60 * 1000

/**
 * Fills all databases of a home with reservations that are booked, paid and notified, as if the daemon had done it.
 * All invariants of `verify` hold afterwards.
 */
export async function seedHome(
  home: string,
  reservations: number,
  say: (line: string) => void,
  performances = SEATING.performances,
): Promise<void> {
  const start = performance.now()
  const { customers, offers } = await prepare(home, performances)
  writeStories(home, { customers, offers, reservations })
  say(`seeded ${reservations} reservations in ${secondsSince(start)} s`)
  const seconds = await letMyPageCatchUp(home)
  say(`MyPage has caught up with them in ${seconds.toFixed(1)} s`)
}

type Cast = {
  readonly customers: readonly CustomerId[]
  readonly offers: readonly { readonly performanceId: PerformanceId; readonly grade: string }[]
  readonly reservations: number
}

/** Makes customers and performances with a daemon, in the usual way. */
async function prepare(home: string, nights: number): Promise<Omit<Cast, 'reservations'>> {
  const daemon = await startDaemon({ home })
  const client = httpClient(daemon.url)
  try {
    const customers = await signUpCustomers(client, CUSTOMERS, 'Regular')
    const places = await registerMusical(client, adminTokenOf(home), {
      ...SEATING,
      performances: nights,
    })
    const ids = new Set(places.map(({ performanceId }) => performanceId))
    const performances = await Promise.all([...ids].map((id) => showPerformance(client, id)))
    const offers = performances.flatMap(({ id, grades }) =>
      grades.map(({ grade }) => ({ performanceId: asId<'performance'>(id), grade })),
    )
    return { customers: customers.map(({ id }) => asId<'customer'>(id)), offers }
  } finally {
    client.close()
    await daemon.stop()
  }
}

function writeStories(home: string, { customers, offers, reservations }: Cast): void {
  const writer = storyWriter(home)
  const end = Date.now()
  const timeOf = (number: number): number =>
    end - SPREAD_MS + Math.floor((number / reservations) * SPREAD_MS)
  const writeOne = (number: number): void => {
    const [customerId, offer] = [
      customers[number % customers.length],
      offers[number % offers.length],
    ]
    if (!customerId || !offer) throw new Error('There is nobody, or nothing to book.')
    const { performanceId, grade } = offer
    const command = { customerId, performanceId, grade, seats: 1, paymentMethod: 'card-ok' }
    writer.write(command, timeOf(number))
  }
  for (let from = 0; from < reservations; from += BATCH) {
    const to = Math.min(from + BATCH, reservations)
    writer.inTransaction(() => {
      for (let i = from; i < to; i++) writeOne(i)
    }, timeOf(to))
  }
  writer.close()
}

const secondsSince = (start: number) => ((performance.now() - start) / 1000).toFixed(1)
