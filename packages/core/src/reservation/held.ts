import {
  type CustomerId,
  type LineShown,
  linesOf,
  type Money,
  type OrphanRule,
  type PerformanceId,
  type Refused,
  type Seated,
  seatedBy,
  shownLines,
} from '../kernel/index.ts'
import type { HeldSeats, HoldEnded } from './hold-events.ts'
import type { Offer } from './state.ts'

/** Chosen seats that a customer keeps until a deadline. */
export type Hold = Seated & {
  readonly customerId: CustomerId
  readonly performanceId: PerformanceId
  readonly currency: string
  /** ms since the epoch */
  readonly until: number
  readonly mayExtend: boolean
  /** only if the box office chose the seats: a booking of just these is not refused for a single seat */
  readonly best?: true
}

/** A hold as replies show it. The prices are those of now. */
export type HoldReply = {
  readonly performanceId: PerformanceId
  readonly title: string
  readonly startsAt: string
  /** null if the seats are of several grades */
  readonly grade: string | null
  readonly seats: number
  readonly lines: readonly LineShown[]
  /** for all seats together */
  readonly amount: Money
  /** ISO 8601 */
  readonly until: string
  readonly mayExtend: boolean
  /** only if a booking of just these seats would be refused: which seats it would leave alone, and a choice that leaves none */
  readonly leavesSingle?: { readonly seats: readonly string[]; readonly instead: readonly string[] }
}

/** The fields that each event about a hold has. */
export const heldSeats = (
  { customerId }: Pick<Hold, 'customerId'>,
  { musicalId, performanceId, title, venue, startsAt }: Offer,
  { grade, seats, amount, lines }: Seated,
  currency: string,
): HeldSeats => ({
  ...{ customerId, musicalId, performanceId, title, venue, startsAt },
  ...{ grade, seats, amount, currency },
  ...(lines && { lines }),
})

/** The event that ends a hold. */
export const holdEnded = (hold: Hold, offer: Offer, because: HoldEnded['because']): HoldEnded => ({
  type: 'HoldEnded',
  ...heldSeats(hold, offer, hold, hold.currency),
  because,
})

/**
 * @param offer with all grades, and as though the hold did not exist
 * @param rule under which a booking of the seats would be refused now
 */
export function holdReply(hold: Hold, offer: Offer, rule: OrphanRule): HoldReply {
  const { performanceId, title, startsAt } = offer
  const { until, mayExtend } = hold
  const price = (grade: string) => offer.grades.find((each) => each.grade === grade)?.price
  const now = seatedBy(
    linesOf(hold).map((line) => ({ ...line, price: price(line.grade)?.amount ?? line.price })),
  )
  const { currency } = hold // that of a grade never changes
  const { grade, seats, amount } = now
  return {
    ...{ performanceId, title, startsAt, grade, seats },
    lines: shownLines({ ...now, currency }),
    amount: { amount, currency },
    ...{ until: new Date(until).toISOString(), mayExtend },
    ...leftAlone(
      rule === 'off' || hold.best ? undefined : offer.places?.leavesSingle(placesIn(hold), rule),
    ),
  }
}

/** Whether the box office has chosen just these seats for the one who holds them. */
export const choseThese = (hold: Hold | undefined, places: readonly string[] = []): boolean =>
  hold?.best === true && placesIn(hold).toSorted().join() === places.toSorted().join()

/** The ids of all seats. */
export const placesIn = (seated: Seated): readonly string[] =>
  linesOf(seated).flatMap(({ places = [] }) => places)

function leftAlone(refused: Refused | undefined): Pick<HoldReply, 'leavesSingle'> {
  if (refused?.refusal.code !== 'leaves-single-seat') return {}
  const { seats, instead } = refused.refusal.params
  return { leavesSingle: { seats, instead } }
}
