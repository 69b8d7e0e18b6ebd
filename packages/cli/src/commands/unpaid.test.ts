import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ReservationResponse } from '@outerpark/core/contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { whyUnpaid } from './unpaid.ts'

const id = 'RV-4T7KQ2M9XW'

let home = ''
let myPage: RequestListener = (_, response) => response.writeHead(500).end()
const server = createServer((request, response) => myPage(request, response))

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'outerpark-unpaid-'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => {
  rmSync(home, { recursive: true, force: true })
  server.closeAllConnections()
  server.close()
})

/** A box office whose MyPage has this timeline of the reservation. */
function happened(...timeline: { type: string; text: string }[]): void {
  const other = { id: 'RV-2222222222', timeline: [{ type: 'PaymentDeclined', text: 'another' }] }
  const page = { position: 9, reservations: [other, { id, timeline }], notices: [], next: null }
  myPage = (_, response) => response.end(JSON.stringify(page))
}

function why(
  status: ReservationResponse['status'],
  paymentStatus: ReservationResponse['paymentStatus'] = 'declined',
) {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // of a TCP server that listens
  const profiles = join(home, 'profiles.json')
  const minji = { token: 'minji-token', customer: null, url }
  writeFileSync(profiles, JSON.stringify({ current: 'minji', profiles: { minji } }), {
    mode: 0o600,
  })
  const reservation: ReservationResponse = {
    id,
    status,
    paymentStatus,
    performanceId: 'PF-7KQ2M9XW4T',
    title: 'Hadestown',
    startsAt: '2027-01-05T19:30+09:00',
    grade: 'R',
    lines: [],
    seats: 1,
    amount: { amount: 66_000, currency: 'KRW' },
    position: 9,
  }
  const context = {
    json: false,
    language: 'en' as const,
    colour: false,
    insecure: false,
    interactive: false,
    env: {},
    waiting: () => () => undefined,
    say: () => undefined,
    places: { home, profiles },
    profile: undefined,
    url: undefined,
  }
  return whyUnpaid(context, reservation, { timeout: 2_000 })
}

test('a declined card is reported with the text of the timeline', async () => {
  happened(
    { type: 'Reserved', text: 'Reserved 1 × R' },
    { type: 'PaymentDeclined', text: 'Payment declined (no-funds); seats released' },
    { type: 'NoticeSent', text: 'Notice sent' },
  )
  expect(await why('payment-failed')).toMatchObject({
    code: 'payment-declined',
    detail: `Reservation ${id}: Payment declined (no-funds); seats released.`,
  })
})

test('an expired reservation is reported as not paid in time', async () => {
  happened({ type: 'ReservationExpired', text: 'Not paid within a day; seats released' })
  expect(await why('expired')).toMatchObject({
    code: 'reservation-expired',
    detail: `Reservation ${id}: Not paid within a day; seats released.`,
  })
})

test('a declined card is reported even if the timeline cannot be read', async () => {
  myPage = (_, response) => response.writeHead(500).end()
  expect(await why('payment-failed')).toMatchObject({
    code: 'payment-declined',
    detail: `Reservation ${id}: Payment declined; seats released.`,
  })
})

test('a paid booking is not a failure', async () => {
  expect(await why('confirmed')).toBeUndefined()
})

test('it says that nothing stays charged only if that is known', async () => {
  for (const known of ['cancelled', 'declined'] as const)
    expect(await why('expired', known)).toMatchObject({
      hint: 'Nothing stays charged. Book again.',
    })
  for (const status of ['expired', 'payment-failed'] as const)
    for (const unknown of ['requested', 'deferred', 'approved'] as const) {
      const hint = (await why(status, unknown))?.hint
      expect(hint).toMatch(/^If the card was charged after all, all of it goes back\. Book again/)
      expect(hint).not.toContain('Nothing stays charged')
    }
})

test('a booking whose payment has not ended is reported with its present state', async () => {
  expect(await why('awaiting-payment', 'deferred')).toMatchObject({
    code: 'wait-timeout',
    detail: `Reservation ${id}: seats are held; the payment is tried again by itself, but was not made within 2 s.`,
    hint: expect.stringContaining(`outerpark reservation show ${id}`),
  })
  expect(await why('awaiting-payment', 'requested')).toMatchObject({
    code: 'wait-timeout',
    detail: `Reservation ${id}: seats are held; the payment was not settled within 2 s.`,
  })
})
