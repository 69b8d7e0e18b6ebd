import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { grade } from '../testing/season.ts'

let office: TestOffice
let minji: Person
beforeAll(async () => {
  office = await openTestOffice()
  minji = await office.signUp('Kim Minji')
})
afterAll(() => office?.close())

const OPENS = '2026-12-31T10:00:00+09:00'
const presale = { opens: '2020-01-01T10:00:00+09:00', code: 'FANS', seats: 4 }
const startsAt = '2027-01-05T19:30:00+09:00'

let venues = 0
async function onSale(terms: object, ofMusical: object = {}) {
  venues += 1
  const performances = [{ startsAt, grades: [grade('VIP', 40)], ...terms }]
  const body = { title: 'Rent', venue: `Stage ${venues}`, ...ofMusical, performances }
  return office.ask('POST', '/v1/musicals', { token: ADMIN, body })
}
const idOf = ({ json }: Awaited<ReturnType<typeof onSale>>) => String(json.performances[0].id)
const book = (performanceId: string, over: object = {}) =>
  office.ask('POST', '/v1/reservations', {
    token: minji.token,
    body: { performanceId, seats: 2, ...over },
  })
const sells = (id: string, body: object, token: string = ADMIN) =>
  office.ask('PATCH', `/v1/performances/${id}/sale`, { token, body })

test('3.10: a performance says when its sale opens and closes, and never the code of its presale', async () => {
  const id = idOf(await onSale({ sale: { opens: OPENS, closes: 'start-2h' }, presale }))
  const { json } = await office.ask('GET', `/v1/performances/${id}`)
  expect(json).toMatchObject({
    sale: { opens: OPENS, closes: 'start-2h', closesAt: '2027-01-05T08:30:00.000Z' },
    presale: { opens: presale.opens, seats: 4 },
  })
  const { json: list } = await office.ask('GET', '/v1/performances?limit=100')
  expect(JSON.stringify([json, list])).not.toContain('FANS')
})

test('3.10: before the sale opens only who names the code of the presale books, for a quote too', async () => {
  const id = idOf(await onSale({ sale: { opens: OPENS }, presale }))
  const early = await book(id)
  expect([early.status, early.json.code, early.json.params.opensAt]).toEqual([
    409,
    'sale-not-open',
    OPENS,
  ])
  const quote = (code: string) =>
    office.ask('GET', `/v1/performances/${id}/quote?seats=1&presaleCode=${code}`, {
      token: minji.token,
    })
  expect((await quote('OTHER')).json.code).toBe('presale-code-unknown')
  expect((await quote('FANS')).status).toBe(200)
  expect((await book(id, { presaleCode: 'FANS', seats: 3 })).status).toBe(201)
  const full = await book(id, { presaleCode: 'FANS' })
  expect([full.json.code, full.json.params.left]).toEqual(['presale-sold-out', 1])
})

test('3.10: the admin changes the window and the cap with a reason, and a customer cannot', async () => {
  const id = idOf(await onSale({}))
  expect((await sells(id, { perCustomer: 1 }, minji.token)).status).toBe(403)
  expect((await sells(id, {})).status).toBe(422)
  expect((await sells(id, { opens: 'soon' })).status).toBe(422)
  expect((await sells(id, { presale })).json.code).toBe('sale-window-wrong')
  const changed = await sells(id, { opens: OPENS, perCustomer: 3, reason: 'fan club' })
  expect(changed.json).toMatchObject({ sale: { opens: OPENS }, perCustomer: 3 })
  expect((await book(id)).json.code).toBe('sale-not-open')
  await sells(id, { opens: null })
  expect((await book(id)).status).toBe(201)
  const over = await book(id)
  expect([over.status, over.json.code]).toEqual([409, 'seat-limit-reached'])
  expect(over.json.params).toMatchObject({ has: 2, most: 3 })
})

test('3.10: the cap of a musical is shown, and counts all of its dates', async () => {
  const registered = await onSale({}, { perCustomer: 2 })
  expect(registered.json.musical.perCustomer).toBe(2)
  const id = idOf(registered)
  expect((await book(id)).status).toBe(201)
  const body = {
    performances: [{ startsAt: '2027-01-06T19:30:00+09:00', grades: [grade('R', 9)] }],
  }
  const path = `/v1/musicals/${registered.json.musical.id}/performances`
  const added = await office.ask('POST', path, { token: ADMIN, body })
  const other = String(added.json.performances[0].id)
  expect(added.json.performances[0].perCustomerOfMusical).toBe(2)
  expect((await book(other, { seats: 1 })).json.code).toBe('seat-limit-reached')
})
