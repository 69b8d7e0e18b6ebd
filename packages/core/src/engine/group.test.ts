import { expect, test } from 'vitest'
import { signUp } from '../customer/index.ts'
import { accept, asId, type NewId } from '../kernel/index.ts'
import { registerMusicals } from '../musical/index.ts'
import { recordBreakerChange } from '../payment/index.ts'
import type { CommitMeta, Outcome, StoreOperation } from '../ports/index.ts'
import { book } from '../reservation/index.ts'
import { runCommand } from './command.ts'
import { planOf } from './plan.ts'
import { emptyState, type State, settleGroup } from './state.ts'

const NOW = Date.parse('2026-12-01T12:00:00Z')

/** Runs commands on a state, with ids that count up. */
function office(state: State) {
  let made = 0
  const newId: NewId = (kind) => asId(`${kind}-${++made}`)
  const context = {
    now: NOW,
    newId,
    eventId: (position: number) => asId<'event'>(`EV-${position}`),
    channels: ['inbox'] as const,
  }
  const run = <Command, Reply>(
    operation: StoreOperation<Command, Reply>,
    command: Command,
    meta: CommitMeta = { causationId: 'RQ-1' },
  ): Reply => accepted(runCommand(state, operation, command, meta, context))
  return run
}

function accepted<Reply>(outcome: Outcome<Reply>): Reply {
  if (outcome.kind === 'refused') throw new Error(outcome.refusal.code)
  return outcome.reply
}

const person = { name: 'Kim', language: 'ko', tokenId: asId<'token'>('t'), tokenHash: 'h' } as const
const grades = [{ grade: 'VIP', seats: 4, price: { amount: 100, currency: 'KRW' } }]
const musical = {
  title: 'Rent',
  venue: 'Blue Square',
  performances: [{ startsAt: '2027-01-05T19:30+09:00', grades }],
}

function withSeats() {
  const state = emptyState()
  const run = office(state)
  const { customerId } = run(signUp, { ...person, email: 'kim@example.com' })
  const [registered] = run(registerMusicals, { musicals: [musical] }).musicals
  const performanceId = registered?.performances[0]?.id ?? asId<'performance'>('none')
  const wish = { customerId, performanceId, grade: 'VIP', paymentMethod: 'card-ok' }
  return { state, run, wish }
}

/** Everything that a command can change, and the plan that a driver would write. */
const seen = (state: State) =>
  structuredClone({
    plan: planOf(state),
    position: state.position,
    breaker: state.breaker,
    seats: state.grades.values(),
    reservations: state.reservations.values(),
    answers: state.answers.values(),
  })

test('a command that fails half-way leaves nothing behind, neither in the rows nor in the plan', () => {
  const { state, run, wish } = withSeats()
  settleGroup(state)
  run(book, { ...wish, seats: 1 })
  const before = seen(state)
  const halfway: StoreOperation<null, null> = {
    name: 'halfway',
    needs: () => ({}),
    decide(_, __, { newId, now }) {
      const booked = book.decide(
        { ...wish, seats: 1 },
        { offer: offerOf(state, wish.performanceId) },
        { newId, now },
      )
      const change = recordBreakerChange.decide(BREAKER, {}, { newId, now })
      const signed = signUp.decide(
        { ...person, email: 'lee@example.com', tokenId: asId<'token'>('u') },
        { customerWithEmail: undefined },
        { newId, now },
      )
      if (booked.kind === 'refused' || change.kind === 'refused' || signed.kind === 'refused')
        throw new Error('a decision was refused')
      const [reserved] = booked.events
      if (!reserved) throw new Error('nothing was reserved')
      const tooMany = { ...reserved, reservationId: newId('reservation'), seats: 3 }
      return accept([reserved, ...change.events, ...signed.events, tooMany], null)
    },
  }
  const key = { scope: 'CU', key: 'k', fingerprint: 'f' }
  expect(() => run(halfway, null, { causationId: 'RQ-2', idempotency: key })).toThrow(
    'has 2 seats available, not 3',
  )
  expect(seen(state)).toEqual(before)
})

test('a grade that many commands of a group book is one row of the plan, as it ends up', () => {
  const { state, run, wish } = withSeats()
  settleGroup(state)
  for (let i = 0; i < 3; i++) run(book, { ...wish, seats: 1 })
  const { grades, reservations, events, tasks } = planOf(state)
  expect(grades.changed).toMatchObject([{ grade: 'VIP', available: 1, held: 3, sold: 0 }])
  expect([reservations.added.length, events.length, tasks.length]).toEqual([3, 3, 3])
})

test('a group that is written has nothing left to write', () => {
  const { state, run, wish } = withSeats()
  run(book, { ...wish, seats: 1 })
  settleGroup(state)
  const { codes, customers, grades, reservations, tokens, staff, places, ...lists } = planOf(state)
  for (const table of [customers, grades, reservations, tokens, staff, places])
    expect(table).toEqual({ added: [], changed: [] })
  expect(lists).toEqual({
    ...Object.fromEntries(Object.keys(lists).map((name) => [name, []])),
    webhooksOff: { added: [], removed: [] },
    announcements: { added: [], changed: [] },
    holds: { put: [], removed: [] },
    pastHolds: { put: [], removed: [] },
  })
})

const BREAKER = {
  from: 'closed',
  to: 'open',
  reason: 'too-many-failures',
  error: null,
  retryAt: null,
  calls: 20,
  failures: 10,
} as const

function offerOf(state: State, performanceId: string) {
  const performance = state.performances.get(performanceId)
  if (!performance) throw new Error('no performance')
  const { id, musicalId, title, venue, startsAt } = performance
  const grades = state.grades.values().map(({ grade, price, available }) => ({
    grade,
    price,
    available,
  }))
  return { performanceId: id, musicalId, title, venue, startsAt, grades }
}
