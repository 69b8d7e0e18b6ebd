import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, openTestOffice, type TestOffice } from '../testing/office.ts'
import { grade } from '../testing/season.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})
afterAll(() => office?.close())

const ask = (to: 'plan' | 'apply', body: object) =>
  office.ask('POST', `/v1/seasons/${to}`, { token: ADMIN, body })
const vip = (price: number) => ({ ...grade('VIP', 40), price: { amount: price, currency: 'KRW' } })
const at = (day: number, price = 150_000) => ({
  ...{ startsAt: `2027-01-0${day}T19:30`, grades: [vip(price)] },
})
const season = (key: string, performances: object[]) => ({
  musicals: [{ key, title: key, venue: 'Studio', timeZone: 'Asia/Seoul', performances }],
})
const codes = ({ json }: { json: { conflicts: { code: string }[] } }) =>
  json.conflicts.map(({ code }) => code)

test('F1: a plan changes nothing; its apply does all of it, and a second one finds nothing to do', async () => {
  const wanted = season('hadestown', [at(1), at(2)])
  const first = await ask('plan', wanted)
  expect(first.json.steps).toHaveLength(3)
  expect((await office.ask('GET', '/v1/performances?title=hadestown')).json.items).toEqual([])
  const applied = await ask('apply', { ...wanted, mark: first.json.mark })
  expect([applied.status, applied.json.steps]).toEqual([200, first.json.steps])
  const again = await ask('apply', { ...wanted, mark: first.json.mark })
  expect(again.json).toMatchObject({ steps: [], unchanged: { musicals: 1, performances: 2 } })
  const { json } = await office.ask('GET', `/v1/musicals/${applied.json.musicalIds[0]}`)
  expect(json.key).toBe('hadestown')
  const taken = await office.ask('POST', '/v1/seasons', { token: ADMIN, body: wanted })
  expect([taken.status, taken.json.code]).toEqual([409, 'musical-key-taken'])
})

test('of two who apply at once, the one whose plan no longer holds is refused, and loses nothing', async () => {
  await ask('apply', season('rent', [at(1)]))
  const [one, other] = [season('rent', [at(1, 160_000)]), season('rent', [at(1), at(2)])]
  const [mine, yours] = [await ask('plan', one), await ask('plan', other)]
  const answers = await Promise.all([
    ask('apply', { ...one, mark: mine.json.mark }),
    ask('apply', { ...other, mark: yours.json.mark }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([200, 409])
  expect(answers[1]?.json.code).toBe('season-changed')
  const same = await Promise.all([ask('apply', one), ask('apply', one)])
  expect(same.map(({ status, json }) => [status, json.steps])).toEqual([
    [200, []],
    [200, []],
  ])
})

test('prune closes what nobody has booked; what somebody has is cancelled only if that is said', async () => {
  await ask('apply', season('cats', [at(1), at(2), at(3)]))
  const { json: list } = await office.ask('GET', '/v1/performances?title=cats')
  const person = await office.signUp('Kim Minji')
  const booked = await office.book(person, list.items[1].id)
  await office.settled()
  const wanted = season('cats', [at(1)])
  expect((await ask('plan', wanted)).json.notes).toMatchObject(
    [
      { is: 'extra', seats: 0 },
      { is: 'extra', performanceId: list.items[1].id },
    ].reverse(),
  )
  const close = { ...wanted, prune: 'close' }
  expect(codes(await ask('plan', close))).toEqual(['season-booked'])
  const refused = await ask('apply', close)
  expect([refused.status, refused.json.code]).toEqual([409, 'season-conflicts'])
  const done = await ask('apply', { ...wanted, prune: 'cancel' })
  expect(done.json.steps.map(({ is }: { is: string }) => is)).toEqual([
    'performance-cancelled',
    'sale-closed',
  ])
  await office.settled()
  await expect
    .poll(
      async () =>
        (await office.ask('GET', `/v1/reservations/${booked.json.id}`, { token: person.token }))
          .json.status,
    )
    .toBe('cancelled')
  expect((await ask('plan', { ...wanted, prune: 'cancel' })).json.steps).toEqual([])
})
