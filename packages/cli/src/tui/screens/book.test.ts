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
    const sent: unknown[] = []
    const own = {
      book: (request: unknown) => {
        sent.push(request)
        return Promise.reject(refusal)
      },
    } as unknown as Client // all that is used
    const first = open(form, before)
    const change = await first.ask?.({ own, staff: undefined }, DESK)
    const refused = change?.(first.state) ?? form
    expect(textOf(refused, scene)).toContain('✗ 2 × R cost ₩240,000 now, not ₩200,000.')
    expect(textOf(refused, scene)).toContain('Press Enter to book 2 × R for ₩240,000.')
    await open(refused, scene).ask?.({ own, staff: undefined }, DESK)
    expect(sent).toMatchObject([{ expectedAmount: won(200_000) }, { expectedAmount: won(240_000) }])
  },
)

test('a refusal without what it should tell is shown all the same', async () => {
  const bare = new Failure({ code: 'offer-changed', title: '', detail: 'Another price.' })
  const own = { book: () => Promise.reject(bare) } as unknown as Client // all that is used
  const sent = open(form, before)
  const change = await sent.ask?.({ own, staff: undefined }, DESK)
  expect(textOf(change?.(sent.state) ?? form, before)).toContain('✗ Another price.')
})
