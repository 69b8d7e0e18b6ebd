import type { LedgerCharge } from '@outerpark/core/ports'
import { afterAll, expect, test } from 'vitest'
import { temporaryFolder } from '../testing/folder.ts'
import { openRealOffice } from '../testing/real-office.ts'
import { until } from '../testing/settled.ts'

const folder = temporaryFolder()
const closers: (() => Promise<unknown>)[] = [async () => folder.remove()]
afterAll(async () => {
  for (const close of closers.toReversed()) await close()
})

/** An office on that home, with its sandbox and an open breaker. One payment was sent before it opened. */
async function openInOutage(home: string, breakerOpenMs: number) {
  const environment = {
    OUTERPARK_BREAKER_MINIMUM_CALLS: '2',
    OUTERPARK_BREAKER_OPEN_MS: `${breakerOpenMs}`,
  }
  const reopen = async () => {
    const office = await openRealOffice(folder.file(home), environment)
    let stopping: Promise<unknown> | undefined
    const stop = async () => {
      stopping ??= office.stop()
      await stopping
    }
    closers.push(stop)
    return { ...office, stop }
  }
  const office = await reopen()
  const minji = await office.signUp('minji@example.com')
  const performanceId = await office.performance()
  const knobs = (change: object) => office.admin('/v1/sandbox/knobs', 'PUT', change)
  await knobs({ outage: true })
  const sent = await office.book(minji, performanceId)
  await until(
    'an open breaker',
    async () => (await office.status()).payment.breaker.state === 'open',
  )
  return { ...office, reopen, knobs, minji, sent, book: () => office.book(minji, performanceId) }
}

test('S9: bookings that are cancelled while no call goes out are never heard of by the gateway', async () => {
  const { admin, book, cancel, minji, sent, knobs, ...office } = await openInOutage('one', 5_000)
  const ids: string[] = []
  for (let i = 0; i < 20; i++) {
    const id = await book()
    const { status, json } = await cancel(minji, id)
    expect([status, json.status, json.paymentStatus]).toEqual([200, 'cancelled', 'cancelled'])
    ids.push(id)
  }
  const queued = ['approve-payment', 'cancel-payment'].map(office.waiting)
  expect(await Promise.all(queued)).toEqual([1, 0])

  await knobs({ outage: false })
  await office.settled()
  const ledger: { items: LedgerCharge[] } = await admin('/v1/sandbox/ledger?limit=500')
  expect(ledger.items.map(({ key }) => key.replace(/^.*PY/, 'RV'))).toEqual([sent])
  const told = (await office.notices()).filter(({ reservationId }) => ids.includes(reservationId))
  expect(told).toHaveLength(2 * ids.length)
  const { reservations } = await office.myPage(minji)
  const payments = reservations.map((each: { paymentStatus: string }) => each.paymentStatus)
  expect(payments).toEqual([...ids.map(() => 'cancelled'), 'approved'])
  expect(await admin('/v1/verify')).toMatchObject({ ok: true })
})

test('S9: after a restart the gateway is asked, since the process before may have sent the payment', async () => {
  const { book, stop, reopen, minji } = await openInOutage('two', 60_000)
  const id = await book()
  await stop()
  const again = await reopen()
  expect((await again.cancel(minji, id)).json).toMatchObject({ paymentStatus: 'deferred' })
  const later = await again.book(minji, await again.performance())
  expect((await again.cancel(minji, later)).json).toMatchObject({ paymentStatus: 'cancelled' })
  expect(await again.waiting('cancel-payment')).toBe(1)
})
