import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestOffice, type Person, type TestOffice } from '../testing/office.ts'

let pausedUntil: number | undefined
let office: TestOffice
let minji: Person
let performanceId: string
beforeAll(async () => {
  office = await openTestOffice({ pipeline: false, pausedUntil: () => pausedUntil })
  minji = await office.signUp('Kim Minji')
  performanceId = (await office.register()).performanceId
})
afterAll(() => office.close())

const inSeconds = (seconds: number) => Date.now() + seconds * 1000
const iso = (ms: number) => new Date(ms).toISOString()

/** When the payment is tried next: from the answer about this reservation, and from the list of all. */
async function nextTryOf(id: string): Promise<(string | undefined)[]> {
  const one = await office.ask('GET', `/v1/reservations/${id}`, minji)
  const list = await office.ask('GET', '/v1/reservations', minji)
  const listed = list.json.items.find((item: { id: string }) => item.id === id)
  return [one.json.deferredUntil, listed.deferredUntil]
}

test('a deferred booking shows when its payment is tried next, not an earlier plan', async () => {
  const first = inSeconds(5)
  pausedUntil = first
  const { status, json } = await office.book(minji, performanceId)
  expect({ status, json }).toMatchObject({
    status: 201,
    json: { paymentStatus: 'deferred', deferredUntil: iso(first) },
  })
  const later = inSeconds(60)
  pausedUntil = later
  expect(await nextTryOf(json.id)).toEqual([iso(later), iso(later)])
  // Payments go to the card company again, one after another. Nobody knows when this one follows.
  pausedUntil = undefined
  expect(await nextTryOf(json.id)).toEqual([undefined, undefined])
})

test('a cancelled booking has no next try', async () => {
  pausedUntil = inSeconds(60)
  const { json } = await office.book(minji, performanceId)
  await office.ask('POST', `/v1/reservations/${json.id}/cancel`, { token: minji.token, body: {} })
  expect(await nextTryOf(json.id)).toEqual([undefined, undefined])
})

test('a booking whose payment was requested before the outage is not shown as deferred', async () => {
  pausedUntil = undefined
  const { json } = await office.book(minji, performanceId)
  pausedUntil = inSeconds(60)
  expect(await nextTryOf(json.id)).toEqual([undefined, undefined])
})
