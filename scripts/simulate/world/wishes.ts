import { isDeepStrictEqual } from 'node:util'
import { gradeKey } from '@outerpark/core/engine'
import { linesOf, type Refusal } from '@outerpark/core/kernel'
import type { ReservationReply } from '@outerpark/core/reservation'
import type { Asked } from '../invariants/known.ts'
import { GRADES } from '../plan/grades.ts'
import type { ActionOf } from '../plan/plan.ts'
import { type Seats, type Wish, wantedBy } from '../plan/wish.ts'
import type { World } from './world.ts'

// What a customer wishes to book or to hold, and how the box office has to answer that.

type Booking = ActionOf<'book'>
type Request = Booking | ActionOf<'hold'>

/** The name of a request in messages. */
export const nameOf = (request: Request): string =>
  request.kind === 'book' ? `booking ${request.booking}` : `hold ${request.hold}`

/** All seats that a customer wants: of chosen ones their grades, as the plan of the hall has them. */
export function wantedIn(world: World, wish: Wish): readonly Seats[] {
  if (!wish.picks) return wantedBy(wish)
  const id = world.performances.get(wish.performance) ?? ''
  const grades = wish.picks.map((pick) => world.observer.numbered(id)?.model.gradeOf.get(pick))
  return GRADES.flatMap((grade) => {
    const seats = grades.filter((each) => each === grade).length
    return seats > 0 ? [{ grade, seats }] : []
  })
}

/** What the invariants have to know of the seats that a customer asks for. */
export const askedBy = (wish: Wish): Asked => ({
  picks: wish.picks,
  acceptRestricted: wish.acceptRestricted === true,
  split: wish.split === true,
  wheelchairs: wish.wheelchairs ?? 0,
  wanted: wantedBy(wish),
})

/** The seats in the command. Every other customer writes the grades in small letters. */
export function seatsIn(wish: Wish) {
  const { picks, acceptRestricted } = wish
  if (picks) return { seats: picks.length, places: picks, acceptRestricted }
  const { split, wheelchairs } = wish
  return { ...unplaced(wish), acceptRestricted, split, wheelchairs }
}

function unplaced(wish: Wish) {
  const wanted = wantedBy(wish)
  const seats = wanted.reduce((sum, line) => sum + line.seats, 0)
  const named = ({ grade, seats }: Seats) => ({
    grade: wish.customer % 2 === 0 ? grade.toLowerCase() : grade,
    seats,
  })
  if (wanted.length > 1) return { seats, lines: wanted.map(named) }
  return wish.grade === undefined ? { seats } : named(wanted[0])
}

/** A booking has all the seats that its customer wants, and no others. */
export function otherwiseBooked(wish: Booking, reply: ReservationReply): string | undefined {
  if (wish.picks) return otherwisePicked(wish, reply)
  const wanted = wantedBy(wish)
  const got = reply.lines.map(({ grade, seats }) => ({ grade, seats }))
  const seats = wanted.reduce((sum, line) => sum + line.seats, 0)
  const amount = reply.lines.reduce((sum, line) => sum + line.seats * line.price.amount, 0)
  if (isDeepStrictEqual(got, wanted) && reply.seats === seats && reply.amount.amount === amount)
    return undefined
  return `booking ${wish.booking} is for ${textOf(wanted)}, and got ${textOf(got)} for ${reply.amount.amount}`
}

/** Chosen seats are booked, all of them and no others. */
function otherwisePicked({ booking, picks = [] }: Booking, { lines, seats }: ReservationReply) {
  const got = lines.flatMap(({ places = [] }) => places)
  if (got.toSorted().join() === picks.toSorted().join() && seats === picks.length) return undefined
  return `booking ${booking} is for ${picks}, and got ${got}`
}

/** All answers to one request are the same. */
export function otherwiseAnswered(
  request: Request,
  [first, ...again]: readonly object[],
): string | undefined {
  const other = again.find((reply) => !isDeepStrictEqual(reply, first))
  return (
    other &&
    `${nameOf(request)} was answered with ${JSON.stringify(first)}, and then with ${JSON.stringify(other)}`
  )
}

/** The refusals that a story can lead to on purpose. */
const COUNTED: Readonly<Partial<Record<Refusal['code'], true>>> = {
  'seats-unavailable': true,
  'currencies-differ': true,
  'offer-changed': true,
  'seat-unknown': true,
  'seat-not-sold': true,
  'seat-taken': true,
  'seat-restricted': true,
  'companion-alone': true,
  'leaves-single-seat': true,
  'no-block': true,
  'no-wheelchair-places': true,
  'seats-not-numbered': true,
  'seat-limit-reached': true,
  'sale-not-open': true,
  'sale-closed': true,
  'presale-code-unknown': true,
  'presale-sold-out': true,
  'unpaid-seat-limit-reached': true,
}

/** A refusal that speaks of the seats says what the customer wants, and what is or was on sale. */
export function wronglyRefused(
  world: World,
  wish: Request,
  { code, params }: Refusal,
): string | undefined {
  const wanted = wantedIn(world, wish)
  const said = `${nameOf(wish)} for ${textOf(wanted)} was refused: ${code} ${JSON.stringify(params)}`
  const kind = wish.kind === 'book' ? 'booking' : 'hold'
  if (code in COUNTED) world.countFault(`${kind} refused: ${code}`)
  if (code === 'no-block') world.countFault(`no-block: ${params.case}`)
  const id = world.performances.get(wish.performance) ?? ''
  const { grades } = world.known.state.office
  switch (code) {
    case 'seats-unavailable': {
      const line = wanted.find(({ grade }) => grade === params.grade)
      return line?.seats === params.seats && params.available < params.seats ? undefined : said
    }
    case 'grade-not-found':
      return wanted.some(
        // A plan may have left the grade without seats.
        ({ grade }) =>
          isSame(grade, params.grade) && (grades.get(gradeKey(id, grade))?.capacity ?? 0) > 0,
      )
        ? said
        : undefined
    case 'currencies-differ': {
      const currencies = wanted.map(({ grade }) => grades.get(gradeKey(id, grade))?.price.currency)
      return new Set(currencies).size > 1 ? undefined : said
    }
    case 'offer-changed': {
      const { expected, amount } = params
      const lines = linesOf({ ...params, amount: amount.amount })
      const real = lines.every(({ grade, price }) => world.observer.everCost(id, grade, price))
      const sum = lines.reduce((all, { seats, price }) => all + seats * price, 0)
      return real && sum === amount.amount && amount.amount !== expected.amount ? undefined : said
    }
    default:
      return undefined
  }
}

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

const textOf = (seats: readonly { readonly grade: string; readonly seats: number }[]) =>
  seats.map((line) => `${line.seats} × ${line.grade}`).join(' + ')
