import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, createConnection } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { guardGateway } from '../payment/guard.ts'
import { readConfig } from '../settings/config.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { ADMIN, openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { grade, PRICE } from '../testing/season.ts'
import { until } from '../testing/settled.ts'
import { openCardCompany } from './card-company.ts'

// Faults of the reference that show only with a database and a network. They are tried over HTTP with SQLite.

let office: TestOffice
let minji: Person
let junho: Person
beforeAll(async () => {
  office = await openTestOffice()
  minji = await office.signUp('Kim Minji')
  junho = await office.signUp('Lee Junho')
})
// The tasks that a test leaves must make no event in the next test.
beforeEach(() => office.settled())
afterAll(async () => {
  expect(office?.faults).toEqual([])
  expect((await office?.verify())?.ok).toBe(true)
  await office?.close()
})

const seats = async (performanceId: string) => {
  const { json } = await office.ask('GET', `/v1/performances/${performanceId}`)
  const { capacity, available, held, sold } = json.grades[0]
  return { capacity, available, held, sold }
}
const cancel = (who: Person, id: string) =>
  office.ask('POST', `/v1/reservations/${id}/cancel`, { token: who.token })

test('fault 1: of 200 who book 40 seats at once, while others cancel, each seat has one owner at every moment', async () => {
  const { performanceId } = await office.register([grade('R', 40)])
  const early = await Promise.all(
    Array.from({ length: 5 }, () => office.book(minji, performanceId)),
  )
  const answers = await Promise.all([
    ...Array.from({ length: 200 }, () => office.book(junho, performanceId, { seats: 1 })),
    ...early.map(({ json }) => cancel(minji, json.id)),
  ])
  const booked = answers.slice(0, 200)
  const sold = booked.filter(({ status }) => status === 201).length
  expect(
    booked.every(({ status, json }) => status === 201 || json.code === 'seats-unavailable'),
  ).toBe(true)
  expect(answers.slice(200).every(({ status }) => status === 200)).toBe(true)
  const now = await seats(performanceId)
  expect(now.available + now.held + now.sold).toBe(40)
  expect(now.held + now.sold).toBe(sold)
  expect(now.available).toBeGreaterThanOrEqual(0)
})

test('fault 2: negative and fractional seats are refused, and the seats stay as they were', async () => {
  const { performanceId } = await office.register([grade('R', 40)])
  for (const count of [-1, -40, 0.5, 0]) {
    const { status } = await office.book(minji, performanceId, { seats: count })
    expect(status).toBe(422)
  }
  expect(await seats(performanceId)).toEqual({ capacity: 40, available: 40, held: 0, sold: 0 })
})

test('fault 4: what is not committed is not published, and what is published was committed', async () => {
  const { performanceId } = await office.register([grade('R', 1)])
  const from = (await office.store.queries.lastPosition()) + 1
  const stream = await office.follow(`/v1/events/stream?from=${from}`, { token: ADMIN })
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => office.book(minji, performanceId, { seats: 1 })),
  )
  await office.settled()
  const last = await office.store.queries.lastPosition()
  await until('the last event', () => stream.messages.at(-1)?.id === last)
  stream.close()
  const published = stream.messages.map(({ data }) => (data as { type: string }).type)
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(published).toEqual(['Reserved', 'PaymentApproved', 'NoticeSent'])
})

test('fault 5: a customer who hangs up in the middle takes no seat that nobody has', async () => {
  const { performanceId } = await office.register([grade('R', 500)])
  const { hostname, port } = new URL(office.url)
  const body = JSON.stringify({ performanceId, seats: 1 })
  await Promise.all(
    Array.from({ length: 40 }, async (_, i) => {
      const socket = createConnection({ host: hostname, port: Number(port) })
      socket.on('error', () => {})
      await once(socket, 'connect')
      socket.write(
        `POST /v1/reservations HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${minji.token}\r\n` +
          `content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      )
      // A fixed wait: each client hangs up at another moment, and any moment will do.
      await sleep(i % 5)
      socket.destroy()
    }),
  )
  await office.settled()
  // The last of these requests may be carried out long after its client has gone.
  await until('a reservation for each seat that is taken', async () => {
    const { json } = await office.ask('GET', '/v1/reservations?limit=500', { token: minji.token })
    const mine = json.items.filter(
      (item: { performanceId: string }) => item.performanceId === performanceId,
    )
    const now = await seats(performanceId)
    return now.held + now.sold === mine.length
  })
})

describe('fault 10: the settings of the payment do what they say', () => {
  test('one under a wrong name is refused by name, instead of doing nothing', () => {
    const folder = temporaryFolder()
    writeFileSync(folder.file('config.json'), '{"breaker": {"timeoutInMilliseconds": 610}}')
    expect(() => readConfig({ OUTERPARK_HOME: folder.path })).toThrow(
      /breaker \(in .*config\.json:1:2\): there is no such setting/,
    )
    folder.remove()
  })

  test('the time-out that is set is the one that ends a call', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as AddressInfo
    const config = readConfig({
      OUTERPARK_HOME: '/nowhere',
      OUTERPARK_GATEWAY_URL: `http://127.0.0.1:${port}`,
      OUTERPARK_GATEWAY_KEY: 'k'.repeat(40),
      OUTERPARK_GATEWAY_TIMEOUT_MS: '80',
    })
    const { client, close } = await openCardCompany(config, {
      officeName: 'test',
      ledgerFile: '/nowhere/sandbox.db',
      socketFolder: '/nowhere',
      log: pino({ level: 'silent' }),
    })
    const gateway = guardGateway(client, { timeoutMs: config.gatewayTimeoutMs })
    const request = {
      key: 'PY-AAAAAAAAAA',
      amount: { amount: PRICE, currency: 'KRW' },
      method: 'card-ok',
    }
    const call = gateway.approve(request, new AbortController().signal)
    await expect(call).rejects.toThrow(/within 80 ms/)
    await close()
    silent.closeAllConnections()
    silent.close()
  })

  test('while the card company is away bookings are taken all the same, and paid when it is back', async () => {
    const { performanceId } = await office.register([grade('R', 40)])
    const approve = office.gateway.approve
    let away = true
    Object.assign(office.gateway, {
      approve: (...args: Parameters<typeof approve>) =>
        away ? Promise.reject(new Error('away')) : approve(...args),
    })
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => office.book(minji, performanceId)),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(201))
    expect(await seats(performanceId)).toMatchObject({ held: 10, sold: 0 })
    away = false
    await office.settled()
    expect(await seats(performanceId)).toMatchObject({ held: 0, sold: 10 })
  })
})

test('fault 11: nobody posts a payment or changes seats: there is no such request, and no field for it', async () => {
  const { performanceId, musicalId } = await office.register([grade('R', 40)])
  const { json } = await office.book(minji, performanceId)
  const paymentId = json.id.replace('RV', 'PY')
  const approved = { status: 'approved', reservationId: json.id }
  for (const token of [undefined, minji.token, junho.token, ADMIN]) {
    const tried = [
      await office.ask('POST', '/v1/payments', { token, body: approved }),
      await office.ask('PUT', `/v1/payments/${paymentId}`, { token, body: approved }),
      await office.ask('PATCH', `/v1/performances/${performanceId}`, {
        token,
        body: { available: 1000 },
      }),
      await office.ask('PATCH', `/v1/musicals/${musicalId}`, {
        token,
        body: { reservableSeat: 1000 },
      }),
      await office.ask('DELETE', `/v1/payments/${paymentId}`, { token }),
    ]
    // What is said of a musical can be changed by the admin; its seats are nothing of that.
    const edited = token === undefined ? 401 : token === ADMIN ? 422 : 403
    expect(tried.map(({ status }) => status)).toEqual([405, 405, 405, edited, 405])
  }
  const registering = await office.ask('POST', '/v1/musicals', {
    token: minji.token,
    body: { title: 'Mine', venue: 'Mine', performances: [] },
  })
  expect(registering.status).toBe(403)
  const cheap = await office.book(minji, performanceId, { price: { amount: 1, currency: 'KRW' } })
  expect(cheap.status).toBe(422)
  expect((await seats(performanceId)).capacity).toBe(40)
})

test('fault 12: what is charged is the price of the performance, whoever books', async () => {
  const { performanceId } = await office.register([grade('R', 40, 77_000)])
  const { json } = await office.book(minji, performanceId, { seats: 3 })
  expect(json.amount).toEqual({ amount: 231_000, currency: 'KRW' })
  await office.settled()
  const charge = office.gateway
    .charges()
    .find(({ key }) => key.endsWith(json.id.replace('RV', 'PY')))
  expect(charge).toMatchObject({ charged: 231_000, currency: 'KRW' })
})
