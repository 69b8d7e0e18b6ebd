import {
  isOver,
  type Owner,
  type ReservationId,
  reservationIdOf,
  type Token,
  whyOver,
} from '../kernel/index.ts'
import type { OnSale } from '../musical/index.ts'
import type { Facts, Needs } from '../ports/index.ts'
import type { Hold } from '../reservation/index.ts'
import { discountsOf, visitsOf } from './discount-facts.ts'
import { hallFacts } from './hall-facts.ts'
import { holdOf, offerBeside, placesBeside, standingBeside } from './hold-facts.ts'
import { customerOf } from './people.ts'
import {
  type GradeRow,
  gradeKey,
  holdKey,
  noticeKey,
  type PerformanceRow,
  type TokenRow,
} from './rows.ts'
import { standingOf } from './standing.ts'
import type { State } from './state.ts'
import { wasNeverSent } from './unclaimed.ts'

/**
 * Collects from the working set what an operation needs for its decision. A field that it did not ask for is
 * undefined.
 */
export function factsOf(state: State, needs: Needs, now: number): Facts {
  const { offer, reservation, standing, payment, notice, webhook, musical, showing } = needs
  const { customer, customerWithEmail, activeBookingsOf, erased, code } = needs
  const { asker, staff, token, tokensOf, paymentNeverSent } = needs
  const hold = needs.hold && holdOf(state, needs.hold)
  return {
    offer: offer && offerOf(state, offer, hold, needs.replan !== undefined),
    hold,
    pastHold: needs.pastHold && state.pastHolds.get(holdKey(needs.pastHold)),
    holdsOf: needs.holdsOf === undefined ? NONE : holdsOf(state, needs.holdsOf),
    reservation: reservation && reservationOf(state, reservation),
    standing: standing && standingBeside(standingOf(state, standing), hold),
    payment: payment && paymentOf(state, payment),
    paymentNeverSent: paymentNeverSent !== undefined && wasNeverSent(state, paymentNeverSent),
    noticeSent: notice !== undefined && state.notices.has(noticeKey(notice.about, notice.channel)),
    webhookOff: webhook !== undefined && state.webhooksOff.has(webhook),
    customer: customer && customerOf(state.customers.get(customer)),
    customerErasedAt: customer && (state.customers.get(customer)?.erasedAt ?? undefined),
    activeBookings: activeBookingsOf === undefined ? NONE : activeBookings(state, activeBookingsOf),
    erased: erased !== undefined && state.erased.size() > 0 && state.erased.has(erased),
    code: code === undefined ? undefined : state.codes.get(code),
    customerWithEmail:
      customerWithEmail === undefined
        ? undefined
        : customerOf(state.customers.get(state.emails.get(customerWithEmail) ?? '')),
    asker: asker && tokenOf(state.tokens.get(asker)),
    staff: staff && state.staff.get(staff),
    token: token && tokenOf(state.tokens.get(token)),
    tokensOf: tokensOf === undefined ? NONE : validTokensOf(state, tokensOf, now),
    ...hallFacts(state, needs),
    musical: musical && state.musicals.get(musical),
    showing: showing ? showingAt(state, showing) : NONE,
    discounts: needs.discounts && state.discounts.get(needs.discounts),
    visits: needs.visits ? visitsOf(state, needs.visits) : NONE,
  }
}

/** A reservation, with what has become of its performance. */
function reservationOf(state: State, id: ReservationId): Facts['reservation'] {
  const row = state.reservations.get(id)
  const off = row && state.performances.get(row.performanceId)?.off
  return off ? { ...row, off } : row
}

const NONE: readonly never[] = []

/** The working set has all of them: the driver has loaded them with their performances. */
const holdsOf = (state: State, id: string): Facts['holdsOf'] =>
  state.holds
    .values()
    .filter(({ customerId }) => customerId === id)
    .flatMap((hold) => {
      const offer = offerOf(state, { ...hold, grade: undefined }, hold, true)
      return offer ? [{ hold, offer }] : []
    })

/** The working set has all of them: the driver has loaded those that it has, and the group has added others. */
const activeBookings = (state: State, id: string): Facts['activeBookings'] =>
  state.reservations
    .values()
    .filter(({ customerId, status }) => customerId === id && !isOver(status))

/** The performances that begin at one of the times. It looks at all rows, as only an admin's command needs them. */
function showingAt(state: State, times: NonNullable<Needs['showing']>): Facts['showing'] {
  const moments = new Set(times.map(({ from }) => from))
  const ranges = times.filter(({ from, to }) => from < to)
  return state.performances.values().filter(({ startsAt }) => {
    const ms = Date.parse(startsAt)
    return moments.has(ms) || ranges.some(({ from, to }) => from <= ms && ms <= to)
  })
}

const validTokensOf = (state: State, owner: Owner, now: number): readonly Token[] =>
  state.tokens
    .values()
    .filter((row) => row.owner === owner && whyOver(row, now) === undefined)
    .flatMap((row) => tokenOf(row) ?? [])

/** The token without its hash, which no decision needs and no answer may have. */
function tokenOf(row: TokenRow | undefined): Token | undefined {
  if (!row) return undefined
  const { hash: _, ...token } = row
  return token
}

function paymentOf(state: State, payment: NonNullable<Needs['payment']>): Facts['payment'] {
  const row = state.reservations.get(reservationIdOf(payment))
  return row && { ...row, status: row.paymentStatus, reservation: row.status }
}

/**
 * The performance with the grade of that name. If there is no such grade, the performance with all of its grades.
 * @param hold what the asker holds of it: it counts as free
 * @param withEmpty whether grades that a plan has left without seats are among them
 */
function offerOf(
  state: State,
  { performanceId, grade }: NonNullable<Needs['offer']>,
  hold: Hold | undefined,
  withEmpty: boolean,
): Facts['offer'] {
  const performance = state.performances.get(performanceId)
  if (!performance) return undefined
  const { musicalId, title, venue, startsAt, refund, off, bookingFee } = performance
  const named = grade === undefined ? undefined : state.grades.get(gradeKey(performanceId, grade))
  const isOnSale = ({ capacity }: GradeRow) => withEmpty || capacity > 0
  const only = named && isOnSale(named) ? [named] : undefined
  const grades = (only ?? gradesOf(state, performance).filter(isOnSale)).map(offered)
  const known = { performanceId, musicalId, title, venue, startsAt, grades }
  const discounts = discountsOf(state, musicalId)
  const more = refund || off || bookingFee || discounts
  const offer = more ? { ...known, refund, off, bookingFee, discounts } : known
  const row = state.places.get(performanceId)
  if (!row) return offer
  const beside = offerBeside(grades, hold)
  return { ...offer, grades: beside, isNumbered: true, places: placesBeside(row, hold) }
}

const offered = ({ grade, price, capacity, available }: GradeRow): OnSale['grades'][number] => ({
  grade,
  price,
  capacity,
  available,
})

/** The grades of a performance, in the order in which they were added. */
export function gradesOf(state: State, { id, grades }: PerformanceRow): readonly GradeRow[] {
  return grades.map((grade) => {
    const row = state.grades.get(gradeKey(id, grade))
    if (!row) throw new Error(`There is no grade ${grade} of ${id}.`)
    return row
  })
}
