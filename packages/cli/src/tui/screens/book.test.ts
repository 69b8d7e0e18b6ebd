import { expect, test } from 'vitest'
import type { Client } from '../../client/client.ts'
import { Failure } from '../../failure.ts'
import { DESK, known, performance, played, sceneOf, viewOf } from '../testing/scene.ts'
import { bookScreen } from './book.ts'
import type { BookState } from './book-state.ts'

const cats = performance('PF-1', 'Cats', { R: 20 })
const won = (amount: number) => ({ amount, currency: 'KRW' })
const sceneAt = (amount: number) =>
  sceneOf({
    season: known([
      { ...cats, grades: cats.grades.map((each) => ({ ...each, price: won(amount) })) },
    ]),
  })
const textOf = (state: BookState, scene: ReturnType<typeof sceneAt>) =>
  bookScreen.draw(state, scene, viewOf(scene)).lines.join('\n')
const open = (state: BookState, scene: ReturnType<typeof sceneAt>) =>
  bookScreen.act(state, 'open', scene)

const [before, after] = [sceneAt(100_000), sceneAt(120_000)]
const twoSeats = played(bookScreen, before, { given: cats, actions: ['down', 'more'] })
const form = twoSeats.state as BookState // of this screen

test('the booking says what the screen has shown that the seats cost, and so does the curl', async () => {
  const sent: unknown[] = []
  const own = { book: async (request: unknown) => sent.push(request) } as unknown as Client // all that is used
  await open(form, before).ask?.({ own, staff: undefined }, DESK)
  expect(sent).toMatchObject([{ seats: 2, expectedAmount: won(200_000) }])
  expect(bookScreen.request?.(form, before)?.body).toEqual(sent[0])
})

test('the cards of the sandbox are named only where the sandbox charges them', () => {
  const withGateway = (gateway: 'sandbox' | 'stripe' | 'http' | 'unknown') =>
    sceneOf({ season: known([cats]), gateway: known(gateway) })
  expect(bookScreen.needs).toContain('gateway')
  expect(textOf(form, withGateway('sandbox'))).toContain('card-declined')
  for (const gateway of ['stripe', 'http', 'unknown'] as const)
    expect(textOf(form, withGateway(gateway))).not.toContain('card-declined')
  // Nobody has answered yet.
  expect(textOf(form, before)).not.toContain('card-declined')
})

test('a price that changes while the form is open is said, and Enter does not book before it is seen', () => {
  expect(textOf(form, after)).toContain('2 × R cost ₩200,000 before, and ₩240,000 now.')
  const seen = open(form, after)
  expect(seen.ask).toBeUndefined()
  expect(textOf(seen.state, after)).toContain('Press Enter to book 2 × R for ₩240,000.')
  expect(open(seen.state, after).ask).toBeDefined()
})

/** Sends the booking, which is refused. Gives the form after that, and what was sent. */
async function refusedBy(state: BookState, scene: ReturnType<typeof sceneAt>, failure: Failure) {
  const sent: unknown[] = []
  const own = {
    book: (request: unknown) => {
      sent.push(request)
      return Promise.reject(failure)
    },
  } as unknown as Client // all that is used
  const next = open(state, scene)
  const change = await next.ask?.({ own, staff: undefined }, DESK)
  return { refused: change?.(next.state) ?? next.state, request: sent[0] }
}

const refusal = new Failure({
  ...{ code: 'offer-changed', title: '', detail: '2 × R cost ₩240,000 now, not ₩200,000.' },
  params: { title: 'Cats', grade: 'R', seats: 2, expected: won(200_000), amount: won(240_000) },
})

test.each([
  ['before the season has it', before],
  ['after the season has it', after],
])(
  'a booking that is refused for its price shows both, and one Enter books at the new one: %s',
  async (_, scene) => {
    const { refused, request } = await refusedBy(form, before, refusal)
    expect(request).toMatchObject({ expectedAmount: won(200_000) })
    expect(textOf(refused, scene)).toContain('✗ 2 × R cost ₩240,000 now, not ₩200,000.')
    expect(textOf(refused, scene)).toContain('Press Enter to book 2 × R for ₩240,000.')
    const again = await refusedBy(refused, scene, refusal)
    expect(again.request).toMatchObject({ expectedAmount: won(240_000) })
  },
)

// Seats of two grades, 2 × VIP and 1 × R, each with a price of its own.
const two = performance('PF-1', 'Cats', { VIP: 9, R: 20 })
const sceneOfTwo = (vip: number, r: number) => {
  const grades = two.grades.map((each) => ({
    ...each,
    price: won(each.grade === 'VIP' ? vip : r),
  }))
  return sceneOf({ season: known([{ ...two, grades }]) })
}
const both = played(bookScreen, sceneOfTwo(100_000, 100_000), {
  ...{ given: two, actions: ['down', 'more', 'addGrade'] },
}).state as BookState // of this screen

test('each price that changes is said with its seats, also if the total is the same', () => {
  const dearer = sceneOfTwo(120_000, 100_000)
  expect(textOf(both, dearer)).toContain('2 × VIP cost ₩200,000 before, and ₩240,000 now.')
  expect(textOf(both, dearer)).not.toContain('1 × R cost')
  expect(bookScreen.names?.(both, dearer).open).toBe('seeAgain')
  const same = sceneOfTwo(90_000, 120_000)
  const text = textOf(both, same)
  expect(text).toMatch(/Total +₩300,000/)
  expect(text).toContain('2 × VIP cost ₩200,000 before, and ₩180,000 now.')
  expect(text).toContain('1 × R cost ₩100,000 before, and ₩120,000 now.')
  const seen = open(both, same)
  expect(seen.ask).toBeUndefined()
  expect(textOf(seen.state, same)).toContain('Press Enter to book 2 × VIP + 1 × R for ₩300,000.')
  expect(open(seen.state, same).ask).toBeDefined()
})

test('a refusal of seats of several grades tells the price of each, until the season has another one', async () => {
  const lines = [
    { grade: 'VIP', seats: 2, price: 120_000 },
    { grade: 'R', seats: 1, price: 110_000 },
  ]
  const told = new Failure({
    ...{ code: 'offer-changed', title: '', detail: 'They cost ₩350,000 now, not ₩300,000.' },
    params: {
      ...{ title: 'Cats', grade: null, seats: 3, lines },
      ...{ expected: won(300_000), amount: won(350_000) },
    },
  })
  const old = sceneOfTwo(100_000, 100_000)
  const { refused, request } = await refusedBy(both, old, told)
  expect(request).toMatchObject({ expectedAmount: won(300_000) })
  for (const scene of [old, sceneOfTwo(120_000, 110_000)]) {
    expect(textOf(refused, scene)).toContain('✗ They cost ₩350,000 now, not ₩300,000.')
    expect(textOf(refused, scene)).toMatch(/And +2 × VIP {2}₩240,000/)
    expect(textOf(refused, scene)).toContain('Press Enter to book 2 × VIP + 1 × R for ₩350,000.')
  }
  const again = await refusedBy(refused, old, told)
  expect(again.request).toMatchObject({ expectedAmount: won(350_000) })
  // A price that comes after the refusal has to be seen.
  const later = sceneOfTwo(130_000, 110_000)
  expect(textOf(refused, later)).toContain('2 × VIP cost ₩240,000 before, and ₩260,000 now.')
  expect(open(refused, later).ask).toBeUndefined()
})

test('a second refusal for the price counts as well while the season still has the first one', async () => {
  const priced = (expected: number, amount: number) =>
    new Failure({
      ...{ code: 'offer-changed', title: '', detail: 'Another price.' },
      params: {
        ...{ title: 'Cats', grade: 'R', seats: 2 },
        ...{ expected: won(expected), amount: won(amount) },
      },
    })
  const once = await refusedBy(form, before, priced(200_000, 240_000))
  const twice = await refusedBy(once.refused, before, priced(240_000, 260_000))
  expect(textOf(twice.refused, before)).toContain('Press Enter to book 2 × R for ₩260,000.')
})

test('a refusal without what it should tell is shown all the same', async () => {
  const bare = new Failure({ code: 'offer-changed', title: '', detail: 'Another price.' })
  const { refused } = await refusedBy(form, before, bare)
  expect(textOf(refused, before)).toContain('✗ Another price.')
})

test('where seats have numbers, a booking says afterwards which they are', () => {
  const hall = { id: 'HA-1', version: 1 }
  const scene = sceneOf({ season: known([{ ...cats, hall }]) })
  const line = { grade: 'R', seats: 2, price: won(100_000), places: ['1F/8/11', '1F/8/12'] }
  const reservation = {
    ...({ id: 'RV-1', status: 'awaiting-payment', paymentStatus: 'requested' } as const),
    ...{ performanceId: 'PF-1', title: 'Cats', startsAt: cats.startsAt, position: 9 },
    ...{ grade: 'R', seats: 2, lines: [line], amount: won(200_000) },
  }
  const booked: BookState = { ...form, stage: { is: 'booked', reservation } }
  expect(textOf(booked, scene)).toContain('2 × R (1F row 8: 11, 12)')
})
