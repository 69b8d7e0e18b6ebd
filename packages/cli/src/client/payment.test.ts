import type { ReservationResponse } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import { Failure } from '../failure.ts'
import type { Client } from './client.ts'
import { notInTime, paymentEnded, waitForPayment } from './payment.ts'

const reservation = { id: 'RS-1', position: 7, status: 'awaiting-payment' } as ReservationResponse // what is read of it

/** A box office with one event of the reservation. It notes which stream was opened. */
function office(role: 'admin' | 'staff' | 'customer') {
  const asked: string[] = []
  const client = {
    whoami: async () => ({ role }),
    reservation: async () => ({ ...reservation, status: 'confirmed' }),
    payment: async () => ({ customerId: 'CU-1' }),
    async *followMyPage({ after, customerId = 'own' }: { after: number; customerId?: string }) {
      asked.push(`MyPage ${customerId} after ${after}`)
      yield { reservationId: reservation.id }
    },
  } as unknown as Client // as much of one as is used
  return { asked, client }
}

test.each([
  ['admin', 'MyPage CU-1 after 7'],
  ['staff', 'MyPage CU-1 after 7'],
  ['customer', 'MyPage own after 7'],
] as const)('for the %s, whatever the profile is called, it reads the %s', async (role, way) => {
  const { asked, client } = office(role)
  const now = await waitForPayment(client, reservation, paymentEnded, { timeout: 5_000 })
  expect(now.status).toBe('confirmed')
  expect(asked).toEqual([way])
})

test('at the end of the wait it gives the newest known state of the reservation', async () => {
  const { client } = office('customer')
  const never = () => false
  expect(await waitForPayment(client, reservation, never, { timeout: 20 })).toMatchObject({
    status: 'confirmed',
  })
  const away = { ...client, reservation: () => Promise.reject(new Error('away')) }
  const quiet = { ...away, async *followMyPage() {} } as unknown as Client // a stream without any event
  expect(await waitForPayment(quiet, reservation, never, { timeout: 20 })).toBe(reservation)
})

test.each(['token-revoked', 'token-ended'])(
  'S10: a wait whose token is over (%s) fails at once, and names the reservation that goes on',
  async (code) => {
    const { client } = office('customer')
    const over = new Failure({ code, title: 'Over', detail: 'The token "laptop" is over.' })
    const blind = {
      ...client,
      async *followMyPage() {
        yield { reservationId: 'another' }
        throw over
      },
    } as unknown as Client // as much of one as is used
    const waiting = waitForPayment(blind, reservation, paymentEnded, { timeout: 60_000 })
    await expect(waiting).rejects.toMatchObject({
      code,
      detail: `The token "laptop" is over. Reservation ${reservation.id} was awaiting-payment before that, and goes on without you.`,
      hint: expect.stringContaining(`outerpark reservation show ${reservation.id}`),
    })
  },
)

test('the failure of a cancel that is not refunded yet says what is known', () => {
  const cancelled = { ...reservation, status: 'cancelled', paymentStatus: 'approved' } as const
  expect(notInTime(cancelled, { timeout: 1_500 })).toMatchObject({
    code: 'wait-timeout',
    detail: `Reservation ${reservation.id}: cancelled, the seats are released; the refund of what was charged was not settled within 1.5 s.`,
  })
})
