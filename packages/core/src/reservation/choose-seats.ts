import { discounted, type Visit } from '../discount/index.ts'
import {
  type CustomerId,
  isFree,
  isRefused,
  type Line,
  type Money,
  msOf,
  type OrphanRule,
  type PerformanceId,
  type Refused,
  refuse,
  refuseOffSale,
  type Seated,
  seatedBy,
} from '../kernel/index.ts'
import { gradeNamed } from '../names/index.ts'
import { choseThese, type Hold } from './held.ts'
import { type CustomerLimits, refuseBooking, type Standing } from './limits.ts'
import { orphanRuleAt, type SingleSeats } from './single-seats.ts'
import type { Offer } from './state.ts'

/** Seats of one grade that are wanted. */
export type WantedLine = { readonly grade: string; readonly seats: number }

export type Book = {
  readonly customerId: CustomerId
  readonly performanceId: PerformanceId
  /** may be left out if the performance has only one grade */
  readonly grade?: string | undefined
  /** a whole number from 1; the contract has checked it. Of all lines together, if there are lines */
  readonly seats: number
  /** seats of several grades, each named once; `grade` is left out then */
  readonly lines?: readonly WantedLine[] | undefined
  /** the ids of chosen seats, as many as `seats`; grade and lines are left out then */
  readonly places?: readonly string[] | undefined
  /** whether seats with a restricted view will do */
  readonly acceptRestricted?: boolean | undefined
  /** whether the party may be apart, in parts of two or more; only if the seats are not chosen */
  readonly split?: boolean | undefined
  /** how many of `seats`, which are of one grade and not chosen, are places for wheelchairs */
  readonly wheelchairs?: number | undefined
  /** the code of a discount, as it was typed */
  readonly code?: string | undefined
  readonly paymentMethod: string
  /** what the customer was told that all seats cost; undefined: whatever they cost now */
  readonly expectedAmount?: Money | undefined
  /** the earliest time of the first try (ISO 8601), if calls to the gateway are paused */
  readonly deferredUntil?: string | undefined
}

/** A booking before it is known who pays. */
type Wish = Omit<Book, 'paymentMethod'>

/** If the customer holds seats of the performance, offer and standing are as though the hold did not exist. */
export type BookFacts = {
  offer: Offer | undefined
  erased?: boolean
  hold?: Hold | undefined
  visits?: readonly Visit[]
  standing?: Standing | undefined
}
/** The seats that a booking takes, or why it is refused. */
type Choice = Chosen | Refused
export type Chosen = {
  readonly kind: 'chosen'
  readonly offer: Offer
  readonly seated: Seated
  readonly currency: string
}

type ChosenLine = Pick<WantedLine, 'seats'> & {
  readonly of: Offer['grades'][number]
  readonly places?: readonly string[] | undefined
}

/**
 * Every rule that a booking has to pass, in the order in which customers hear of them (F2, F3, N1).
 * @param singles undefined for a hold, which may leave a single seat: it may be half of a choice
 */
export function chooseSeats(
  command: Wish,
  facts: BookFacts,
  now: number,
  limits: CustomerLimits,
  singles: SingleSeats | undefined,
): Choice {
  const { offer, erased, standing } = facts
  const { performanceId, seats, expectedAmount: expected } = command
  // The request was under way. Nobody could cancel the booking, and no notice would arrive.
  if (erased) return refuse('customer-erased', { case: 'just-now' })
  if (!offer) return refuse('performance-not-found', { id: performanceId })
  const off = refuseOffSale(offer, now)
  if (off) return off
  const { title } = offer
  const chosen = choose(command, offer)
  if ('kind' in chosen) return chosen
  const { currency } = chosen[0].of.price
  // A hold has no discounts: they are those of the booking.
  const priceOf = (lines: readonly ChosenLine[]) =>
    singles ? pricedLines(lines, command, { ...facts, offer }, now) : listPrices(lines, offer)
  const priced = priceOf(chosen)
  if ('kind' in priced) return priced
  const seated = seatedBy(priced)
  const wish = {
    title,
    seats,
    isFree: isFree(seated),
    // If the gateway may be called again now, this booking may be the one that finds out that it works.
    isDeferred: command.deferredUntil !== undefined && msOf(command.deferredUntil) > now,
  }
  const beyond = refuseBooking(wish, limits, standing, now)
  if (beyond) return beyond
  for (const { seats, of } of chosen)
    if (of.available < seats)
      return refuse('seats-unavailable', { grade: of.grade, seats, available: of.available })
  const isOurs = choseThese(facts.hold, command.places)
  const rule = singles && !isOurs ? orphanRuleAt(singles, offer, now) : 'off'
  const placed = placedLines(command, chosen, offer, rule)
  if ('kind' in placed) return placed
  if (expected && (expected.amount !== seated.amount || expected.currency !== currency)) {
    const { amount, ...said } = seated
    return refuse('offer-changed', { title, ...said, expected, amount: { amount, currency } })
  }
  const final = offer.places ? priceOf(placed) : priced
  if ('kind' in final) return final
  return { kind: 'chosen', offer, seated: seatedBy(final), currency }
}

const listPrices = (lines: readonly ChosenLine[], offer: Offer): readonly Line[] =>
  lines.map((line) => lineOf(line, offer))

/** The lines with the discounts that the booking gets. */
function pricedLines(
  chosen: readonly ChosenLine[],
  { code }: Wish,
  { offer, visits = [] }: BookFacts & { readonly offer: Offer },
  now: number,
): readonly Line[] | Refused {
  const lines = listPrices(chosen, offer)
  if (!offer.discounts && code === undefined) return lines
  const { musicalId, performanceId, startsAt } = offer
  const currency = chosen[0]?.of.price.currency ?? ''
  const asked = { musicalId, performanceId, startsAt, currency, code, now, visits }
  return discounted(lines, offer.discounts, asked)
}

/** The grades and how many seats of each: those that are named, or those of the chosen seats. */
function choose(command: Wish, offer: Offer): ChosenLines | Refused {
  const { lines, places } = command
  if (!places) return lines ? chooseLines(lines, offer) : chooseGrade(command, offer)
  if (!offer.places) return refuse('seats-not-numbered', { title: offer.title })
  const picked = offer.places.pick(places, termsOf(command))
  if (isRefused(picked)) return picked
  return chooseLines(
    picked.map(({ grade, places: ids }) => ({ grade, seats: ids.length, places: ids })),
    offer,
  )
}

/** The lines with their places, if the seats have numbers: the chosen ones, or the best that are free. */
function placedLines(
  command: Wish,
  chosen: ChosenLines,
  offer: Offer,
  rule: OrphanRule,
): ChosenLines | readonly ChosenLine[] | Refused {
  if (!offer.places) return withoutNumbers(command, chosen)
  if (command.places)
    return (rule !== 'off' && offer.places.leavesSingle(command.places, rule)) || chosen
  const wanted = chosen.map(({ seats, of }) => ({ grade: of.grade, seats }))
  const best = offer.places.best(wanted, termsOf(command))
  if (isRefused(best)) return best
  return chosen.map((line, at) => ({ ...line, places: best[at]?.places }))
}

/** Seats without numbers are anywhere. Nobody knows where there would be places for wheelchairs. */
function withoutNumbers({ wheelchairs = 0 }: Wish, chosen: ChosenLines): ChosenLines | Refused {
  if (wheelchairs === 0) return chosen
  const [{ seats, of }] = chosen
  return refuse('no-wheelchair-places', {
    ...{ grade: of.grade, seats, wheelchairs, most: 0, largest: 0 },
  })
}

const termsOf = ({ acceptRestricted = false, split = false, wheelchairs = 0 }: Wish) => ({
  ...{ acceptRestricted, split, wheelchairs },
})

/** Free seats have no booking fee: there would be nothing else to pay. */
const lineOf = ({ seats, of, places }: ChosenLine, { bookingFee }: Offer): Line => ({
  ...{ grade: of.grade, seats, price: of.price.amount },
  ...(places && { places }),
  ...(bookingFee && of.price.amount > 0 && { fee: bookingFee.amount }),
})

type ChosenLines = readonly [ChosenLine, ...ChosenLine[]]

function chooseGrade({ grade, seats }: Wish, offer: Offer): ChosenLines | Refused {
  const [only, ...others] = offer.grades
  if (grade !== undefined) return chooseLines([{ grade, seats }], offer)
  if (others.length > 0 || !only)
    return refuse('grade-required', { title: offer.title, grades: gradesOf(offer) })
  return [{ seats, of: only }]
}

function chooseLines(
  lines: readonly (WantedLine & { readonly places?: readonly string[] })[],
  offer: Offer,
): ChosenLines | Refused {
  const { title } = offer
  const chosen: ChosenLine[] = []
  for (const { grade, seats, places } of lines) {
    const of = gradeNamed(offer.grades, grade)
    if (!of) return refuse('grade-not-found', { title, grade, grades: gradesOf(offer) })
    chosen.push({ seats, of, places })
  }
  const [first, ...others] = chosen
  if (!first) throw new Error('A booking has at least one line.')
  // One payment has one currency.
  const other = others.find(({ of }) => of.price.currency !== first.of.price.currency)
  if (other) {
    const grades = [first, other].map(({ of }) => ({ grade: of.grade, ...of.price }))
    return refuse('currencies-differ', { title, grades })
  }
  return [first, ...others]
}

const gradesOf = ({ grades }: Offer) => grades.map(({ grade }) => grade)
