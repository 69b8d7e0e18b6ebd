import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, openTestOffice, type Person, type TestOffice } from '../testing/office.ts'

let office: TestOffice
let minji: Person
let performanceId: string
beforeAll(async () => {
  office = await openTestOffice()
  minji = await office.signUp('Kim Minji')
  performanceId = (await office.register()).performanceId
})
afterAll(() => office.close())

/** The reservation in the answer about it and in the list, to its customer and to staff. */
async function answersAbout(id: string) {
  const answers = []
  for (const token of [minji.token, ADMIN]) {
    const one = await office.ask('GET', `/v1/reservations/${id}`, { token })
    const list = await office.ask('GET', '/v1/reservations', { token })
    answers.push(one.json, ...list.json.items.filter((item: { id: string }) => item.id === id))
  }
  expect(answers).toHaveLength(4)
  return answers
}

async function cancelled(id: string) {
  await office.ask('POST', `/v1/reservations/${id}/cancel`, { token: minji.token, body: {} })
  await office.settled()
  return answersAbout(id)
}

test('a reservation says what went back, and only once it has', async () => {
  const { json } = await office.book(minji, performanceId)
  await office.settled()
  for (const answer of await answersAbout(json.id)) {
    expect(answer).toMatchObject({ paymentStatus: 'approved' })
    expect(answer).not.toHaveProperty('refunded')
  }
  for (const answer of await cancelled(json.id))
    expect(answer).toMatchObject({ paymentStatus: 'cancelled', refunded: json.amount })
})

test('of a reservation that was cancelled before anything was charged, nothing went back', async () => {
  const paused = await openTestOffice({ pipeline: false })
  try {
    const suji = await paused.signUp('Lee Suji')
    const { performanceId: other } = await paused.register()
    const { json } = await paused.book(suji, other)
    await paused.ask('POST', `/v1/reservations/${json.id}/cancel`, { token: suji.token, body: {} })
    const one = await paused.ask('GET', `/v1/reservations/${json.id}`, { token: suji.token })
    expect(one.json).toMatchObject({ status: 'cancelled', paymentStatus: 'cancelled' })
    expect(one.json).not.toHaveProperty('refunded')
  } finally {
    await paused.close()
  }
})
