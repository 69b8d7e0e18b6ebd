import { expect, test } from 'vitest'
import type { Client } from '../../client/client.ts'
import { Failure } from '../../failure.ts'
import type { Action } from '../keys/keymap.ts'
import { booking, cancellation, DESK, known, NOW, sceneOf, viewOf } from '../testing/scene.ts'
import { myPageScreen } from './mypage.ts'
import type { MyPageState } from './mypage-state.ts'

// The question before a cancel on My page: what goes back, which seats, and what is sent.

type Snapshot = Parameters<typeof sceneOf>[0]
type Booking = ReturnType<typeof booking>

const sceneWith = (cancels: Snapshot['cancellation'], one: Booking = booking('RV-1')) =>
  sceneOf({
    mypage: known({ position: 9, reservations: [one], notices: [] }),
    ...(cancels && { cancellation: cancels }),
  })
type Scene = ReturnType<typeof sceneWith>

/** The state after these keys, each as the screen offers it. */
const after = (scene: Scene, actions: readonly Action[], from?: MyPageState): MyPageState =>
  actions.reduce((state, action) => {
    expect(myPageScreen.actions(state, scene)).toContain(action)
    const next = myPageScreen.act(state, action, scene).state
    return myPageScreen.settle?.(next, scene) ?? next
  }, from ?? myPageScreen.begin(undefined))
const textOf = (state: MyPageState, scene: Scene, language: 'en' | 'ko' = 'en') =>
  myPageScreen.draw(state, scene, viewOf(scene, language)).lines.join('\n')
const wantedIn = (state: MyPageState) => myPageScreen.about?.(state).cancelling

/** What the box office is sent after Enter, and the state after its answer. */
async function sent(state: MyPageState, scene: Scene, refusal?: Failure) {
  const calls: unknown[] = []
  const cancel = async (...call: unknown[]) => {
    calls.push(call)
    if (refusal) throw refusal
  }
  const own = { cancel } as unknown as Client // all that is used
  const next = myPageScreen.act(state, 'open', scene)
  const change = await next.ask?.({ own, staff: undefined }, DESK)
  return { calls, state: change?.(next.state) ?? next.state }
}

const won = (amount: number) => ({ amount, currency: 'KRW' })
const SCHEDULE = [
  { until: '2026-12-29T23:59:59+09:00', kept: won(20_000), refund: won(180_000) },
  { until: '2027-01-02T23:59:59+09:00', kept: won(40_000), refund: won(160_000) },
  { until: '2027-01-05T19:29:59+09:00', kept: won(180_000), refund: won(20_000) },
]
const TENTH = cancellation('RV-1', { kept: 20_000, rule: 'D-9..D-7', schedule: SCHEDULE })

test('the question says what goes back, what is kept by which rule, and what goes back later', () => {
  const scene = sceneWith(known(TENTH))
  const state = after(scene, ['cancel'])
  const text = textOf(state, scene)
  expect(text).toContain(
    '₩180,000 goes back to the card; ₩20,000 is kept (9 to 7 days before the show).',
  )
  expect(text).toContain('This holds until Tue 2026-12-29 23:59.')
  expect(text).toContain('until Sat 2027-01-02 23:59  ₩160,000')
  expect(text).toContain('until Tue 2027-01-05 19:29   ₩20,000')
  expect(text).toContain('Cancel RV-1 (2 × R)? Enter cancels it, Esc keeps it.')
  const korean = textOf(state, scene, 'ko')
  expect(korean).toContain(
    '180,000원이 카드로 환불됩니다. 취소 수수료는 20,000원입니다(공연 9–7일 전).',
  )
  expect(korean).toContain('2027-01-02(토) 23:59까지  160,000원')
})

test('what was shown goes along with the cancel', async () => {
  const scene = sceneWith(known(TENTH))
  const { calls, state } = await sent(after(scene, ['cancel']), scene)
  expect(calls).toEqual([['RV-1', { expectedRefund: won(180_000) }]])
  expect(state.cancelling).toBeUndefined()
})

test('of what is not paid yet everything is expected, since it may be paid meanwhile', async () => {
  const waits = booking('RV-1', { status: 'awaiting-payment', paymentStatus: 'requested' })
  const scene = sceneWith(known(cancellation('RV-1', { paid: 0 })), waits)
  const asked = after(scene, ['cancel'])
  expect(textOf(asked, scene)).toContain('Nothing will be charged.')
  // There is nothing to choose before the payment.
  expect(myPageScreen.actions(asked, scene)).toEqual(['open', 'back'])
  expect((await sent(asked, scene)).calls).toEqual([['RV-1', { expectedRefund: won(200_000) }]])
})

const unreachable = new Failure({
  ...{ code: 'daemon-unreachable', title: '', detail: 'No daemon is running.' },
  hint: 'Start it with: outerpark daemon start',
})
const refused = new Failure({ code: 'past-cancel-deadline', title: '', detail: 'Too late.' })

test.each([
  ['is not known yet', undefined, 'Asking what goes back'],
  [
    'is not answered',
    { value: TENTH, at: NOW, freshness: { state: 'lost', since: NOW, failure: unreachable } },
    'No daemon is running. Start it with: outerpark daemon start',
  ],
  [
    'is refused',
    { value: undefined, at: undefined, freshness: { state: 'failed', failure: refused } },
    '✗ Too late.',
  ],
  ['is about another booking', known({ ...TENTH, id: 'RV-2' }), 'Asking what goes back'],
] as const)('nothing can be sent while what goes back %s', async (_, cancels, said) => {
  const scene = sceneWith(cancels)
  const state = after(scene, ['cancel'])
  expect(textOf(state, scene).replaceAll('\n', ' ')).toContain(said)
  expect(textOf(state, scene)).not.toContain('Enter cancels')
  expect(myPageScreen.actions(state, scene)).not.toContain('open')
  expect((await sent(state, scene)).calls).toEqual([])
  expect(after(scene, ['back'], state).cancelling).toBeUndefined()
})

const LESS = cancellation('RV-1', { kept: 40_000, rule: 'D-6..D-3' })

test('a sum that changes while it is read is shown before and after, and Enter sends it only then', async () => {
  const asked = after(sceneWith(known(TENTH)), ['cancel'])
  const scene = sceneWith(known(LESS))
  expect(textOf(asked, scene)).toContain(
    '! What goes back has just changed: ₩180,000 before, ₩160,000 now.',
  )
  expect(textOf(asked, scene, 'ko')).toContain('180,000원에서 160,000원으로 바뀌었습니다.')
  expect((await sent(asked, scene)).calls).toEqual([])
  const seen = after(scene, ['open'], asked)
  expect(textOf(seen, scene)).not.toContain('has just changed')
  expect((await sent(seen, scene)).calls).toEqual([['RV-1', { expectedRefund: won(160_000) }]])
})

test('a box office that would give back less is asked again, and the new sum is shown', async () => {
  const before = sceneWith(known(TENTH))
  const asked = after(before, ['cancel'])
  const changed = new Failure({ code: 'quote-changed', title: '', detail: 'less' })
  const { state } = await sent(asked, before, changed)
  // Another object means that it is asked again.
  expect(wantedIn(state)).toEqual(wantedIn(asked))
  expect(wantedIn(state)).not.toBe(wantedIn(asked))
  const scene = sceneWith(known(LESS))
  expect(textOf(state, scene)).toContain('₩180,000 before, ₩160,000 now')
  expect(myPageScreen.names?.(state, scene)).toMatchObject({ open: 'goOn' })
})

test('another refusal of the cancel is said below the bookings', async () => {
  const scene = sceneWith(known(TENTH))
  const { state } = await sent(after(scene, ['cancel']), scene, refused)
  expect(textOf(state, scene)).toContain('✗ Too late.')
})

const numbered = booking('RV-1', {
  lines: [{ grade: 'R', seats: 2, price: won(100_000), places: ['1F/6/11', '1F/6/12'] }],
})

test('seats with numbers are marked one by one, and the sum is asked for those', async () => {
  const scene = sceneWith(known(TENTH), numbered)
  const all = after(scene, ['cancel'])
  expect(wantedIn(all)).toMatchObject({ id: 'RV-1', seats: {} })
  expect(textOf(all, scene)).toContain('▸ [x] 1F row 6 seat 11  R  ₩100,000')
  const one = after(scene, ['toggle'], all)
  expect(wantedIn(one)?.seats).toEqual({ places: ['1F/6/12'] })
  expect(textOf(one, scene)).toContain('▸ [ ] 1F row 6 seat 11  R  ₩100,000  stays')
  expect(textOf(one, scene)).toContain('Cancel only 1 × R (1F row 6: 12) of RV-1?')
  expect(textOf(one, scene, 'ko')).toContain('RV-1 예매 중 R석 1매(1F 6열 12번)만 취소할까요?')
  expect((await sent(one, scene)).calls).toEqual([
    ['RV-1', { places: ['1F/6/12'], expectedRefund: won(180_000) }],
  ])
  const none = after(scene, ['down', 'toggle'], one)
  expect(wantedIn(none)).toBeUndefined()
  expect(textOf(none, scene)).toContain('No seat is chosen.')
  expect(myPageScreen.actions(none, scene)).not.toContain('open')
  const again = after(scene, ['toggle', 'up', 'toggle'], none)
  expect(wantedIn(again)?.seats).toEqual({})
})

const mixed = booking('RV-1', {
  ...{ grade: null, seats: 5 },
  lines: [
    { grade: 'VIP', seats: 2, price: won(170_000) },
    { grade: 'R', seats: 3, price: won(140_000) },
  ],
})

test('seats by grade are counted, up to what the booking still has', () => {
  const scene = sceneWith(known(TENTH), mixed)
  const fewer = after(scene, ['cancel', 'less'])
  expect(textOf(fewer, scene)).toMatch(/▸ VIP {2}‹ cancel 1 of 2 › {2}₩170,000/)
  expect(wantedIn(fewer)?.seats).toEqual({
    lines: [
      { grade: 'VIP', seats: 1 },
      { grade: 'R', seats: 3 },
    ],
  })
  const none = after(scene, ['less', 'less'], fewer)
  expect(wantedIn(none)?.seats).toEqual({ lines: [{ grade: 'R', seats: 3 }] })
  expect(myPageScreen.command?.(none, scene)?.join(' ')).toBe(
    'cancel RV-1 --grade R:3 --expect 180000 --yes',
  )
  const left = { seats: 1, lines: [{ grade: 'R', seats: 1, price: won(140_000) }] }
  const single = sceneWith(known(TENTH), { ...mixed, left })
  expect(myPageScreen.actions(after(single, ['cancel']), single)).toEqual([
    'open',
    'back',
    'pageDown',
    'pageUp',
  ])
})

test.each([
  [78, 19],
  [58, 15],
  [198, 45],
])('the question fits into %i × %i, however many seats there are', (columns, rows) => {
  const places = Array.from({ length: 20 }, (_, at) => `1F/6/${at + 1}`)
  const many = booking('RV-1', {
    ...{ seats: 20, lines: [{ grade: 'R', seats: 20, price: won(100_000), places }] },
  })
  const scene = { ...sceneWith(known(TENTH), many), size: { columns, rows } }
  let state = after(scene, ['cancel'])
  for (const at of places.keys()) {
    for (const language of ['en', 'ko'] as const) {
      const lines = textOf(state, scene, language).split('\n')
      expect(lines.length).toBeLessThanOrEqual(rows)
      expect(lines.join('\n')).toContain('▸')
      expect(lines.join(' ')).toMatch(/Esc keeps|그대로\s+둡니다/)
    }
    if (at < 19) state = after(scene, ['down'], state)
  }
})
