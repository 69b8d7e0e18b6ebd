import type { BookRequest } from '@outerpark/core/contract'
import { httpClient } from '../lab/client.ts'
import { adminTokenOf, type Daemon } from '../lab/daemon.ts'
import { type Place, registerMusical, signUpCustomers } from '../lab/stage.ts'
import type { LoadJob } from './load-job.ts'

const CUSTOMERS = 200
/** Eight million seats: more than any run can sell. */
const SEATING = { performances: 20, grades: ['VIP', 'R', 'S', 'A'], seats: 100_000 }

/** The requests of a load with their tokens. The daemon and the echo server get the same ones. */
export type Booking = Pick<LoadJob, 'tokens' | 'requests' | 'keys'>

/** Signs up customers and registers a musical with enough seats. Returns bookings that are ready to be sent. */
export async function prepareBooking(daemon: Pick<Daemon, 'url'>, home: string): Promise<Booking> {
  const client = httpClient(daemon.url)
  try {
    const places = await registerMusical(client, adminTokenOf(home), SEATING)
    // A seeded home has customers already. The time in the name gives these customers other addresses.
    const customers = await signUpCustomers(client, CUSTOMERS, `Load${Date.now()}`)
    return {
      tokens: customers.map(({ token }) => token),
      requests: places.map(bookingOf),
      keys: true,
    }
  } finally {
    client.close()
  }
}

function bookingOf({ performanceId, grade }: Place) {
  const body: BookRequest = { performanceId, grade, seats: 1, paymentMethod: 'card-ok' }
  return { method: 'POST', path: '/v1/reservations', body: JSON.stringify(body) } as const
}
