import type { DomainEvent } from '@outerpark/core/policies'
import Database from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import { play } from './play.ts'
import { type Point, pointsOf, scattered } from './points.ts'
import { inOneLine } from './statements.ts'
import { tryPoints } from './try-points.ts'

/** How many points are tried, spread over the story. `npm run crash-points` tries all of them. */
const SAMPLE = 8
const SEED = 1
/** Much longer than the test takes, for a busy machine. */
const PATIENCE_MS = 120_000

const sqlOf = ({ statements }: { statements: readonly { sql: string }[] }) =>
  statements.map(({ sql }) => sql)

const firstOf = (points: readonly Point[], isSo: (point: Point) => boolean): Point[] =>
  points.filter(isSo).slice(0, 1)

test(
  'all invariants hold, whichever statement of the story fails or kills the process',
  async () => {
    const [told, again] = [await play(), await play()]
    expect(told.broken).toEqual([])
    // Each run must have the same statements. Otherwise the number of a point would not identify it.
    expect(sqlOf(again)).toEqual(sqlOf(told))
    const points = pointsOf(told.statements)
    const retry = told.statements.findIndex(({ sql }) => /last_error = \?/.test(sql))
    const rare = [
      // The position that a commit reports must be read before the commit.
      ...firstOf(
        points.slice(points.findIndex(({ statement }) => statement > retry)),
        ({ sql, fault }) => /max\(position\)/.test(sql) && fault === 'disk error',
      ),
      ...points.filter(({ kind }) => kind === 'rollback').slice(0, 2),
      ...firstOf(points, ({ kind, fault }) => kind === 'script' && fault === 'killed within'),
      ...firstOf(points, ({ sql, fault }) => /checkpoint/.test(sql) && fault === 'killed within'),
      ...firstOf(points, ({ fault }) => fault === 'killed twice'),
    ]
    const { failures } = await tryPoints([...rare, ...scattered(points, SEED).slice(0, SAMPLE)])
    expect(failures).toEqual([])
  },
  PATIENCE_MS,
)

/** Every type of event. A type that the story did not lead to would be tried at no point. */
const EVENTS: Readonly<Record<DomainEvent['type'], true>> = {
  HallPlanned: true,
  MusicalRegistered: true,
  PerformanceAdded: true,
  GradeChanged: true,
  PerformanceReplanned: true,
  DiscountAdded: true,
  DiscountEnded: true,
  PerformanceClosed: true,
  PerformanceOpened: true,
  PerformanceCancelled: true,
  CustomerSignedUp: true,
  CustomerChanged: true,
  CustomerErased: true,
  TokenCreated: true,
  TokenRevoked: true,
  StaffAdded: true,
  StaffRevoked: true,
  AddressConfirmed: true,
  SeatsHeld: true,
  HoldExtended: true,
  HoldEnded: true,
  Reserved: true,
  PaymentApproved: true,
  PaymentApprovedLate: true,
  PaymentNotNeeded: true,
  PaymentDeclined: true,
  PaymentDeferred: true,
  PaymentRefunded: true,
  PaymentCancelled: true,
  SeatsCancelled: true,
  ReservationCancelled: true,
  ReservationExpired: true,
  NoticeSent: true,
  NoticeSkipped: true,
  LostChargeFound: true,
  LostChargeRefunded: true,
  BreakerChanged: true,
  WebhookSwitchedOff: true,
  WebhookSwitchedOn: true,
}

test('every statement that the store has prepared is executed somewhere in the story', async () => {
  const prepare = vi.spyOn(Database.prototype, 'prepare')
  const { statements } = await play()
  const prepared = prepare.mock.calls.filter((_, i) => {
    // Only the store's own connections, which are not read-only.
    const db = prepare.mock.contexts[i] as Database.Database
    return db.name.endsWith('outerpark.db') && !db.readonly
  })
  prepare.mockRestore()
  const executed = new Set(statements.map(({ sql }) => sql))
  const never = prepared.map(([sql]) => inOneLine(sql)).filter((sql) => !executed.has(sql))
  expect(prepared.length).toBeGreaterThan(100)
  expect([...new Set(never)]).toEqual([])
})

test('the story leads to every type of event', async () => {
  const { events } = await play()
  expect([...events].sort()).toEqual(Object.keys(EVENTS).sort())
})
