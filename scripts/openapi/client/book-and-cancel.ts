// A customer's program, as somebody outside of this repository writes it: its types come from the OpenAPI text alone
// (openapi-typescript), and it calls with openapi-fetch. `client.int.test.ts` compiles and runs it.
import createClient from 'openapi-fetch'
import type { components, paths } from './schema.d.ts'

type Reservation = components['schemas']['Reservation']
type SignUp = paths['/v1/customers']['post']['responses']
/** Where addresses are confirmed, a sign-up is 202, and the token comes with the code. */
type Accepted = SignUp[202]['content']['application/json']
const whenValid = ({ validUntil }: Accepted) =>
  `A code comes by mail. It is valid until ${validUntil}.`

/** Signs up, books two seats, cancels them, and gives what the box office said. */
export async function bookAndCancel(baseUrl: string): Promise<Reservation> {
  const api = createClient<paths>({ baseUrl })
  const person = { name: 'Lee Jun', email: 'jun@example.com' }
  const signedUp = await api.POST('/v1/customers', { body: person })
  if (!signedUp.data) throw new Error(signedUp.error?.detail)
  if (!('token' in signedUp.data)) throw new Error(whenValid(signedUp.data))
  const headers = { authorization: `Bearer ${signedUp.data.token}` }

  const onSale = await api.GET('/v1/performances', { params: { query: { limit: 1 } } })
  const [performance] = onSale.data?.items ?? []
  if (!performance) throw new Error('Nothing is on sale.')

  const booked = await api.POST('/v1/reservations', {
    headers,
    params: { header: { 'Idempotency-Key': 'order-1' } },
    body: { performanceId: performance.id, seats: 2 },
  })
  if (!booked.data) {
    // The codes are known, so a misspelled one does not compile.
    if (booked.error?.code === 'seats-unavailable') throw new Error('Sold out.')
    throw new Error(booked.error?.detail)
  }
  const path = { id: booked.data.id }
  const cancelled = await api.POST('/v1/reservations/{id}/cancel', { headers, params: { path } })
  if (!cancelled.data) throw new Error(cancelled.error?.detail)
  return cancelled.data
}
