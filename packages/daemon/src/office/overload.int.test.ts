import { afterAll, test } from 'vitest'
import { ask } from '../testing/http-client.ts'
import { BEGINS, grade } from '../testing/season.ts'
import { until } from '../testing/settled.ts'
import { openWholeOffice } from '../testing/whole-office.ts'

const closers: (() => Promise<void>)[] = []
afterAll(() => Promise.all(closers.map((close) => close())))

/** A whole box office whose card company does not answer, and one customer. */
async function openInOutage(environment: NodeJS.ProcessEnv) {
  const opened = await openWholeOffice(environment)
  closers.push(opened.close)
  const admin = (method: string, path: string, body?: object) =>
    ask(opened.url, method, path, { token: opened.admin, ...(body && { body }) })
  const musical = {
    title: 'Phantom',
    venue: 'Charlotte',
    performances: [{ startsAt: BEGINS, grades: [grade('VIP', 10)] }],
  }
  const { performanceId } = await admin('POST', '/v1/musicals', musical).then(({ json }) => ({
    performanceId: String(json.performances[0].id),
  }))
  const person = { name: 'Kim', email: 'kim@example.com' }
  const { json } = await ask(opened.url, 'POST', '/v1/customers', { body: person })
  await admin('PUT', '/v1/sandbox/knobs', { outage: true })
  return {
    admin,
    performanceId,
    book: (key: string) =>
      ask(opened.url, 'POST', '/v1/reservations', {
        token: json.token,
        headers: { 'idempotency-key': key },
        body: { performanceId, seats: 1 },
      }),
  }
}

test.concurrent('who was answered before gets that answer again, also while no more bookings are taken', async ({
  expect,
}) => {
  const { book } = await openInOutage({ OUTERPARK_MAX_UNPAID: '1' })
  const first = await book('order-1')
  expect(first.status).toBe(201)
  const another = await book('order-2')
  expect(another).toMatchObject({
    status: 503,
    json: {
      code: 'payment-overloaded',
      detail: expect.stringMatching(/^[^0-9]+ Nothing was booked\.$/),
    },
  })
  const again = await book('order-1')
  expect(again).toMatchObject({ status: 201, json: first.json })
})

test.concurrent('a payment that the admin gives up ends its reservation: the seats are free again', async ({
  expect,
}) => {
  const { admin, book, performanceId } = await openInOutage({ OUTERPARK_MAX_ATTEMPTS: '2' })
  const { id } = (await book('order-1')).json
  const letters = async () => (await admin('GET', '/v1/tasks?dead=true')).json.items
  await until('a dead letter', async () => (await letters()).length === 1)
  const [letter] = await letters()
  expect(letter).toMatchObject({ kind: 'approve-payment', reservationId: id })
  expect((await admin('POST', `/v1/tasks/${letter.id}/drop`)).status).toBe(200)
  expect((await admin('GET', `/v1/reservations/${id}`)).json.status).toBe('expired')
  const { grades } = (await admin('GET', `/v1/performances/${performanceId}`)).json
  expect(grades).toMatchObject([{ available: 10, held: 0, sold: 0 }])
  // The card company still does not answer, so its cancel-payment task may have become a dead letter.
  const left: { id: string }[] = await letters()
  expect(left.map((each) => each.id)).not.toContain(letter.id)
})
