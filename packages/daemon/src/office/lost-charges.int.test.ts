import { afterEach, beforeEach, expect, test } from 'vitest'
import { receiver } from '../notice/webhook/testing/receiver.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { openRealOffice, type RealOffice, type Signed } from '../testing/real-office.ts'
import { restoreHome } from './backup/restore.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const home = () => folder.file('home')
type Line = { readonly paymentId: string; readonly refunded: { readonly amount: number } }
const keyOf = (reservation: string) => reservation.replace('RV', 'PY')
const lostIn = (office: RealOffice) => office.admin('/v1/lost-charges')
const refund = (office: RealOffice, key: string) =>
  office.admin(`/v1/lost-charges/${key}/refund`, 'POST', {})
const ledger = async (office: RealOffice): Promise<readonly Line[]> =>
  (await office.admin('/v1/sandbox/ledger')).items
const eventsOf = async (office: RealOffice, type: string) =>
  (await office.admin(`/v1/events?type=${type}&limit=100`)).items

/** A home whose backup is restored. After the backup a customer has made two bookings more, which were charged. */
async function afterRestore() {
  const office = await openRealOffice(home())
  const customer = await office.signUp('a@example.com')
  const performance = await office.performance()
  const kept = await office.book(customer, performance)
  await office.settled()
  const { file } = (await office.admin('/v1/backups', 'POST', {})).backup
  const lost = [await office.book(customer, performance), await office.book(customer, performance)]
  await office.settled()
  await office.stop()
  await restoreHome({ home: home(), file, replace: true, otherOffice: false }, Date.now())
  return { customer, performance, kept, lost: lost.map(keyOf) }
}

async function bookedAndPaid(office: RealOffice, customer: Signed, performance: string) {
  const id = await office.book(customer, performance)
  await office.settled()
  return id
}

test('charges that were made after the backup are found, and each is refunded once', async () => {
  const { customer, performance, kept, lost } = await afterRestore()
  const office = await openRealOffice(home())
  try {
    await bookedAndPaid(office, customer, performance)
    const found = await lostIn(office)
    expect(found).toMatchObject({ count: 2, refunded: 0, entries: 4 })
    expect(found.rows.map(({ key }: { key: string }) => key)).toEqual(lost)
    expect(found.rows[0].at).toMatch(/^\d{4}-\d\d-\d\dT/)

    expect(await refund(office, keyOf(kept))).toMatchObject({ code: 'charge-not-lost' })
    expect(await refund(office, 'PY-AAAAAAAAAA')).toMatchObject({ code: 'charge-not-found' })
    for (const key of lost) expect(await refund(office, key)).toMatchObject({ key })
    await office.settled()
    expect(await lostIn(office)).toMatchObject({ rows: [], count: 0, refunded: 2 })
    expect(await refund(office, lost[0] ?? '')).toMatchObject({ code: 'charge-refunded' })
    const refunded = (await ledger(office)).filter((line) => line.refunded.amount > 0)
    expect(refunded.map(({ paymentId }) => paymentId)).toEqual(lost)
    expect(await eventsOf(office, 'LostChargeRefunded')).toHaveLength(2)
    expect(await office.admin('/v1/verify')).toMatchObject({ ok: true })
  } finally {
    await office.stop()
  }
})

test('a refund that was accepted while the card company is away is made after a restart, and once, however often it was asked for', async () => {
  const { lost } = await afterRestore()
  const [key = ''] = lost
  const office = await openRealOffice(home())
  // The look-up is answered, and the calls of the pipeline are not.
  await office.admin('/v1/sandbox/knobs', 'PUT', { latency: '700-700' })
  await Promise.all([refund(office, key), refund(office, key)])
  expect(await office.waiting('cancel-payment')).toBeGreaterThan(0)
  await office.stop()

  const again = await openRealOffice(home())
  try {
    await again.settled()
    const [line] = (await ledger(again)).filter(({ paymentId }) => paymentId === key)
    const [whole] = (await ledger(again)).filter(({ paymentId }) => paymentId === lost[1])
    expect(line?.refunded.amount).toBeGreaterThan(0)
    expect(whole?.refunded.amount).toBe(0)
    expect(await lostIn(again)).toMatchObject({ count: 1, refunded: 1 })
  } finally {
    await again.stop()
  }
})

test('while the card company is away, it is said that it does not answer', async () => {
  const { url, close } = await receiver((_, outgoing) => void outgoing.writeHead(503).end())
  const env = {
    OUTERPARK_GATEWAY: 'http',
    OUTERPARK_GATEWAY_URL: new URL(url).origin,
    OUTERPARK_GATEWAY_KEY: 'k',
  }
  const office = await openRealOffice(home(), env)
  try {
    expect(await lostIn(office)).toMatchObject({ status: 503, code: 'gateway-unavailable' })
  } finally {
    await office.stop()
    close()
  }
})
