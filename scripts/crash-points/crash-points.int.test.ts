import type { DomainEvent } from '@outerpark/core/policies'
import { expect, test } from 'vitest'
import { play } from './play.ts'
import { type Point, pointsOf, scattered } from './points.ts'
import { tryPoints } from './try-points.ts'

/** Some seconds' worth of them, spread over the story from here. `npm run crash-points` tries them all. */
const SAMPLE = 8
const SEED = 1
/** Much more than it takes, for a machine on which much else runs. */
const PATIENCE_MS = 120_000

const sqlOf = ({ statements }: { statements: readonly { sql: string }[] }) =>
  statements.map(({ sql }) => sql)

const firstOf = (points: readonly Point[], isSo: (point: Point) => boolean): Point[] =>
  points.filter(isSo).slice(0, 1)

test(
  'a story of booking, paying and cancelling holds whichever of its statements fails or kills',
  async () => {
    const [told, again] = [await play(), await play()]
    expect(told.broken).toEqual([])
    // Otherwise a number would not name a point.
    expect(sqlOf(again)).toEqual(sqlOf(told))
    const points = pointsOf(told.statements)
    const retry = told.statements.findIndex(({ sql }) => /last_error = \?/.test(sql))
    const rare = [
      // What is told of a commit must be known before it.
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

/** All that can be told in the log; what is missing in the story is tried at no point. */
const EVENTS: Readonly<Record<DomainEvent['type'], true>> = {
  MusicalRegistered: true,
  PerformanceAdded: true,
  CustomerSignedUp: true,
  Reserved: true,
  PaymentApproved: true,
  PaymentApprovedLate: true,
  PaymentDeclined: true,
  PaymentDeferred: true,
  PaymentCancelled: true,
  ReservationCancelled: true,
  ReservationExpired: true,
  NoticeSent: true,
  BreakerChanged: true,
  WebhookSwitchedOff: true,
  WebhookSwitchedOn: true,
}

test('the story leads to every event that there is', async () => {
  const { events } = await play()
  expect([...events].sort()).toEqual(Object.keys(EVENTS).sort())
})
