import type { ReservationResponse } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import type { ListQuery } from '../client/client.ts'
import { cancellable } from './which.ts'

const now = Date.parse('2037-01-05T12:00Z')
const later = '2037-01-05T22:00+09:00'
const begun = '2037-01-05T20:00+09:00'

const reservation = (id: string, status: ReservationResponse['status'], startsAt = later) =>
  ({ id, status, startsAt }) as ReservationResponse // what is looked at

/** A box office whose list has these pages. */
function office(...pages: ReservationResponse[][]) {
  return {
    reservations: async ({ cursor = '0' }: ListQuery = {}) => {
      const at = Number(cursor)
      return { items: pages[at] ?? [], next: at + 1 < pages.length ? String(at + 1) : null }
    },
  }
}

const ids = async (client: ReturnType<typeof office>, byAdmin = false) =>
  (await cancellable(client, { now, byAdmin })).items.map(({ id }) => id)

test('only reservations that hold seats or money are offered, since no other can be cancelled', async () => {
  const client = office([
    reservation('RV-1', 'cancelled'),
    reservation('RV-2', 'confirmed'),
    reservation('RV-3', 'payment-failed'),
    reservation('RV-4', 'awaiting-payment'),
    reservation('RV-5', 'expired'),
  ])
  expect(await ids(client)).toEqual(['RV-2', 'RV-4'])
})

test('reservations of a performance that has begun are offered only to the admin', async () => {
  const client = office([
    reservation('RV-1', 'confirmed', begun),
    reservation('RV-2', 'awaiting-payment', begun),
  ])
  // C3: what is not confirmed can be cancelled at any time.
  expect(await ids(client)).toEqual(['RV-2'])
  expect(await ids(client, true)).toEqual(['RV-1', 'RV-2'])
})

test('after pages full of cancelled reservations the others are found', async () => {
  const full = Array.from({ length: 3 }, (_, i) => reservation(`RV-${i}`, 'cancelled'))
  expect(await ids(office(full, full, [reservation('RV-9', 'confirmed')]))).toEqual(['RV-9'])
})
