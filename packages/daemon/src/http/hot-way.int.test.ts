import { once } from 'node:events'
import { connect } from 'node:net'
import type { Store } from '@outerpark/core/ports'
import { afterEach, expect, test } from 'vitest'
import { openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { sendRaw } from '../testing/raw-http.ts'
import { until } from '../testing/settled.ts'

let office: TestOffice | undefined
afterEach(async () => {
  await office?.close()
  office = undefined
})

/** An office whose next commit waits until the test releases it. */
async function slowOffice() {
  const gate = Promise.withResolvers<void>()
  let held = 0
  let hold = false
  const opened = await openTestOffice({
    pipeline: false,
    wrap: (store): Store => ({
      ...store,
      async commit(...args) {
        if (hold) {
          held += 1
          await gate.promise
        }
        return store.commit(...args)
      },
    }),
  })
  office = opened
  const minji = await opened.signUp('Kim Minji')
  const { performanceId } = await opened.register()
  hold = true
  return { opened, minji, performanceId, letGo: gate.resolve, held: () => held }
}

function booking(who: Person, performanceId: string): Buffer {
  const body = JSON.stringify({ performanceId, grade: 'VIP', seats: 1 })
  const lines = [
    'POST /v1/reservations HTTP/1.1',
    'Host: 127.0.0.1',
    `Authorization: Bearer ${who.token}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`)
}

test('a client that disconnects before the answer has booked, and does no harm', async () => {
  const { opened, minji, performanceId, letGo, held } = await slowOffice()
  const { hostname, port } = new URL(opened.url)
  const socket = connect(Number(port), hostname)
  socket.write(booking(minji, performanceId))
  await until('the commit', () => held() === 1)
  socket.resetAndDestroy()
  await once(socket, 'close')
  const before = await opened.store.queries.lastPosition()
  letGo()
  await until('the booking', async () => (await opened.store.queries.lastPosition()) > before)
  expect((await opened.ask('GET', '/livez')).status).toBe(200)
  expect(opened.faults).toEqual([])
})

test('an answer that is sent while the daemon stops is the last one of its connection', async () => {
  const { opened, minji, performanceId, letGo, held } = await slowOffice()
  const asked = sendRaw(opened.url, [booking(minji, performanceId)])
  await until('the commit', () => held() === 1)
  const closing = opened.close()
  office = undefined
  letGo()
  const answer = await asked
  await closing
  expect(answer?.status).toBe('HTTP/1.1 201 Created')
  expect(answer?.headers.map(([name, value]) => [name.toLowerCase(), value])).toContainEqual([
    'connection',
    'close',
  ])
  expect(answer?.ended).toBe(true)
})
