import { expect, test } from 'vitest'
import type { Client } from '../../client/client.ts'
import { Failure } from '../../failure.ts'
import type { Action } from '../keys/keymap.ts'
import { booking, cancellation, DESK, known, sceneOf, viewOf } from '../testing/scene.ts'
import { customerScreen } from './customer.ts'
import type { CustomerState } from './customer-state.ts'

// A cancel on behalf of a customer: what goes back is decided by those who work at the box office, with a reason.

const hong = {
  ...{ id: 'CU-1', name: '홍길동', email: 'hong@example.com' },
  ...{ language: 'ko' as const, mail: true, confirmed: true },
}
const sceneWith = (
  cancels: NonNullable<Parameters<typeof sceneOf>[0]['cancellation']>,
  one = booking('RV-1'),
  size = { columns: 78, rows: 20 },
) =>
  sceneOf(
    {
      customer: known(hong),
      customerPage: known({ position: 9, reservations: [one], notices: [] }),
      cancellation: cancels,
    },
    size,
  )
type Scene = ReturnType<typeof sceneWith>
const won = (amount: number) => ({ amount, currency: 'KRW' })
const TENTH = cancellation('RV-1', { kept: 20_000, rule: 'D-9..D-7' })
const scene = sceneWith(known(TENTH))

const after = (actions: readonly Action[], at: Scene = scene, from?: CustomerState) =>
  actions.reduce(
    (state, action) => {
      expect(customerScreen.actions(state, at)).toContain(action)
      const next = customerScreen.act(state, action, at).state
      return customerScreen.settle?.(next, at) ?? next
    },
    from ?? customerScreen.begin({ id: 'CU-1' }),
  )
const written = (state: CustomerState, text: string, at: Scene = scene): CustomerState =>
  [...text].reduce(
    (now, name) => customerScreen.type?.(now, { name, text: name }, at).state ?? now,
    state,
  )
const textOf = (state: CustomerState, at: Scene = scene, language: 'en' | 'ko' = 'en') => {
  const { lines } = customerScreen.draw(state, at, viewOf(at, language))
  expect(lines.length).toBeLessThanOrEqual(at.size.rows)
  return lines.join('\n')
}
async function sent(state: CustomerState, at: Scene = scene, refusal?: Failure) {
  const calls: unknown[] = []
  const cancel = async (...call: unknown[]) => {
    calls.push(call)
    if (refusal) throw refusal
  }
  const next = customerScreen.act(state, 'open', at)
  const change = await next.ask?.(
    { own: {} as Client, staff: { cancel } as unknown as Client },
    DESK,
  ) // all that is used
  return { calls, state: change?.(next.state) ?? next.state }
}

test('by the policy the refund is that of the customer, and a reason may be left out', async () => {
  const state = after(['cancel'])
  expect(customerScreen.about?.(state).cancelling).toMatchObject({ id: 'RV-1', isByStaff: true })
  const text = textOf(state)
  expect(text).toContain('Refund  ‹ by the policy ›')
  expect(text).toContain('₩180,000 goes back to the card; ₩20,000 is kept')
  expect(text).toContain('Cancel RV-1 for 홍길동 (2 × R)? Enter cancels it')
  expect((await sent(state)).calls).toEqual([['RV-1', { expectedRefund: won(180_000) }]])
})

test('all of it goes back with a reason, which Enter asks for', async () => {
  const full = after(['cancel', 'right'])
  const text = textOf(full)
  expect(text).toContain('‹ all of it ›')
  expect(text).toContain('₩200,000 goes back to the card.')
  expect(text).toContain('Write why: the customer reads it.')
  expect((await sent(full)).calls).toEqual([])
  const asked = after(['open'], scene, full)
  expect(customerScreen.isTyping?.(asked)).toBe(true)
  const because = written(asked, 'cast change')
  // The terminal composes Hangul where its cursor is.
  const { lines, cursor } = customerScreen.draw(because, scene, viewOf(scene))
  expect(lines[cursor?.y ?? 0]?.slice(0, cursor?.x)).toMatch(/Reason +cast change$/)
  expect(textOf(because)).toContain('▸ Reason  cast change')
  expect((await sent(because)).calls).toEqual([['RV-1', { refund: 'full', reason: 'cast change' }]])
  expect(customerScreen.command?.(because, scene)?.join(' ')).toBe(
    'cancel RV-1 --yes --refund full --reason cast change --profile admin',
  )
})

test('another amount is at most what was paid, and what is kept follows from it', async () => {
  const typing = after(['cancel', 'left', 'down'])
  expect(textOf(typing)).toContain('Write what goes back: at most what was paid')
  expect(textOf(written(typing, '200,001'))).toContain('at most what was paid')
  expect(textOf(written(typing, 'much'))).toContain('at most what was paid')
  const amount = written(typing, '150,000')
  expect(textOf(amount)).toContain('₩150,000 goes back to the card; ₩50,000 is kept.')
  expect(textOf(amount, scene, 'ko')).toContain('150,000원이 카드로 환불됩니다.')
  const because = written(after(['nextPane'], scene, amount), '지연')
  expect((await sent(because)).calls).toEqual([['RV-1', { refund: won(150_000), reason: '지연' }]])
})

const undecided = new Failure({
  ...{ code: 'refund-not-decided', title: '', detail: 'The policy gives nothing any more.' },
})
const closed = sceneWith({
  ...{ value: undefined, at: undefined, freshness: { state: 'failed', failure: undecided } },
})

test('where the policy gives nothing any more, somebody has to decide, and nothing is sent before', async () => {
  const state = after(['cancel'], closed)
  expect(textOf(state, closed)).toContain('✗ The policy gives nothing any more.')
  expect(textOf(state, closed)).toContain('→ and ← on Refund choose all of it')
  expect(customerScreen.actions(state, closed)).not.toContain('open')
  const full = written(after(['right', 'down'], closed, state), 'sick', closed)
  expect(textOf(full, closed)).toContain('₩200,000 goes back to the card.')
  expect((await sent(full, closed)).calls).toEqual([['RV-1', { refund: 'full', reason: 'sick' }]])
})

test('while the box office does not answer nothing is sent, whatever was decided', async () => {
  const failure = new Failure({ code: 'daemon-unreachable', title: '', detail: 'No daemon.' })
  const silent = sceneWith({
    ...{ value: undefined, at: undefined, freshness: { state: 'lost', since: 0, failure } },
  })
  const full = written(after(['cancel', 'right', 'down'], silent), 'sick', silent)
  expect(textOf(full, silent)).toContain('No daemon.')
  expect(customerScreen.actions(full, silent)).not.toContain('open')
  expect((await sent(full, silent)).calls).toEqual([])
})

test('some seats can be chosen above the refund, and what is not paid has no refund to decide', async () => {
  const seats = after(['cancel', 'up', 'less'])
  expect(customerScreen.about?.(seats).cancelling?.seats).toEqual({
    lines: [{ grade: 'R', seats: 1 }],
  })
  const full = written(after(['down', 'right', 'down'], scene, seats), 'x')
  expect((await sent(full)).calls).toEqual([
    ['RV-1', { lines: [{ grade: 'R', seats: 1 }], refund: 'full', reason: 'x' }],
  ])
  const waits = booking('RV-1', { status: 'awaiting-payment', paymentStatus: 'requested' })
  const unpaid = sceneWith(known(cancellation('RV-1', { paid: 0 })), waits)
  const asked = after(['cancel'], unpaid)
  expect(textOf(asked, unpaid)).not.toContain('Refund')
  expect(customerScreen.actions(asked, unpaid)).toEqual(['open', 'back'])
  expect((await sent(asked, unpaid)).calls).toEqual([['RV-1', { expectedRefund: won(200_000) }]])
})

test('less than was shown is asked about again, as the customer would be', async () => {
  const changed = new Failure({ code: 'quote-changed', title: '', detail: 'less' })
  const { state } = await sent(after(['cancel']), scene, changed)
  const less = sceneWith(known(cancellation('RV-1', { kept: 40_000 })))
  expect(textOf(state, less)).toContain('₩180,000 before, ₩160,000 now')
})

test.each([
  [78, 20],
  [58, 16],
  [198, 45],
])('the question fits into %i × %i in both languages', (columns, rows) => {
  const places = Array.from({ length: 10 }, (_, at) => `1F/6/${at + 1}`)
  const many = booking('RV-1', {
    ...{ seats: 10, lines: [{ grade: 'R', seats: 10, price: won(100_000), places }] },
  })
  const at = sceneWith(known(TENTH), many, { columns, rows })
  for (const actions of [['cancel'], ['cancel', 'left', 'down'], ['cancel', 'up', 'up']] as const)
    for (const language of ['en', 'ko'] as const)
      expect(textOf(after(actions, at), at, language)).toContain('▸')
})
