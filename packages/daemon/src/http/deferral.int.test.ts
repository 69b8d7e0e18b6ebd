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

/** When it is tried next: in the answer about the one, and in the list. */
async function nextTryOf(id: string): Promise<(string | undefined)[]> {
  const one = await office.ask('GET', `/v1/reservations/${id}`, minji)
  const list = await office.ask('GET', '/v1/reservations', minji)
  const listed = list.json.items.find((item: { id: string }) => item.id === id)
  return [one.json.deferredUntil, listed.deferredUntil]
}

test('whoever looks at a deferred booking is told when it is tried next, not when it was to be once', async () => {
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
  // The card company is asked again, one after the other: nobody knows when it is this one's turn.
  pausedUntil = undefined
  expect(await nextTryOf(json.id)).toEqual([undefined, undefined])
})

test('a booking that nobody pays any more has no next try', async () => {
  pausedUntil = inSeconds(60)
  const { json } = await office.book(minji, performanceId)
  await office.ask('POST', `/v1/reservations/${json.id}/cancel`, { token: minji.token, body: {} })
  expect(await nextTryOf(json.id)).toEqual([undefined, undefined])
})

test('a booking that was made before and is only requested is not said to wait', async () => {
  pausedUntil = undefined
  const { json } = await office.book(minji, performanceId)
  pausedUntil = inSeconds(60)
  expect(await nextTryOf(json.id)).toEqual([undefined, undefined])
})
