import {
  accept,
  type CustomerId,
  haveSameLines,
  latestOf,
  type Operation,
  type PerformanceId,
  refuse,
  refuseCancelled,
} from '../kernel/index.ts'
import { type BookNeeds, bookingNeeds, type HoldNeeds } from './book-needs.ts'
import { type Book, type BookFacts, chooseSeats } from './choose-seats.ts'
import { choseThese, type Hold, type HoldReply, heldSeats, holdEnded, holdReply } from './held.ts'
import type { HoldEvent, SeatsHeld } from './hold-events.ts'
import { holdTime, type PastHold } from './hold-time.ts'
import { type CustomerLimits, refuseHold } from './limits.ts'
import { orphanRuleAt, type SingleSeats, STRICT_TO_THE_START } from './single-seats.ts'
import type { Offer } from './state.ts'

/** Seats to hold: chosen ones, or the best of a grade. */
export type HoldSeats = Omit<Book, 'paymentMethod' | 'expectedAmount'>

/** What a customer holds of a performance. */
export type NamedHold = { readonly customerId: CustomerId; readonly performanceId: PerformanceId }

type NamedNeeds = Pick<BookNeeds, 'offer' | 'hold'>
type NamedFacts = Pick<BookFacts, 'offer' | 'hold'>
type HoldFacts = BookFacts & { pastHold?: PastHold | undefined }

/**
 * Holds seats with numbers for the customer, in the place of those that the customer holds of the performance: all of them, or
 * none (domain 3.5). All holds of a customer and performance share one holding time ({@link holdTime}), so nobody keeps seats by
 * changing them, or by holding them again. Nothing stays held after the start of the performance. A choice that would leave a single seat is not refused, because it may be half of one; the
 * reply says it. The best seats, which the box office chooses, are never refused for that, and neither is their booking.
 *
 * @param holdMs how long seats are held
 * @param holdPauseMs how long a customer waits whose holding time is used up; with 0 each hold has its own time
 */
export function holdWithin(
  limits: CustomerLimits,
  holdMs: number,
  singles: SingleSeats = STRICT_TO_THE_START,
  holdPauseMs = 0,
): Operation<HoldSeats, HoldNeeds, HoldFacts, HoldEvent, HoldReply> {
  return {
    name: 'hold-seats',
    needs(command) {
      const needs = bookingNeeds(command, limits)
      const standing = limits.maxHoldsPerHour > 0 ? needs.hold : needs.standing
      return { ...needs, pastHold: needs.hold, ...(standing && { standing }) }
    },
    decide(command, facts, { now }) {
      const choice = chooseSeats(command, facts, now, limits, undefined)
      if (choice.kind === 'refused') return choice
      const { offer, seated, currency } = choice
      if (!offer.places) return refuse('seats-not-numbered', { title: offer.title })
      const { customerId } = command
      const { hold: before } = facts
      const time = holdTime({ holdMs, holdPauseMs }, before, facts.pastHold, now)
      if (time.kind === 'wait')
        return refuse('hold-again-later', { title: offer.title, waitMs: time.waitMs })
      const held: Hold = {
        ...seated,
        ...{ customerId, performanceId: offer.performanceId, currency },
        until: Math.min(time.until, latestOf(offer)),
        mayExtend: time.mayExtend,
        ...((!command.places || choseThese(before, command.places)) && { best: true }),
      }
      const rule = orphanRuleAt(singles, offer, now)
      const events = eventsOf(held, before, offer)
      // Who asks for the same again only hears what is held.
      const beyond = events.length > 0 && refuseHold(limits, facts.standing, now)
      return beyond || accept(events, holdReply(held, offer, rule))
    },
  }
}

function eventsOf(held: Hold, before: Hold | undefined, offer: Offer): readonly HoldEvent[] {
  const { until, mayExtend, currency, best } = held
  // If the price of a seat has changed meanwhile, the hold is a new one, at that price.
  const isSame = before?.best === best && before?.until === until && haveSameLines(before, held)
  if (isSame) return []
  const event: SeatsHeld = {
    type: 'SeatsHeld',
    ...heldSeats(held, offer, held, currency),
    ...{ until: new Date(until).toISOString(), mayExtend },
    ...(best && { best }),
  }
  return before ? [holdEnded(before, offer, 'replaced'), event] : [event]
}

/** Whether the time of a hold is over. Its seats are free as soon as the pipeline has ended it. */
const isOver = ({ until }: Hold, now: number): boolean => until <= now

const namedNeeds = ({ customerId, performanceId }: NamedHold): NamedNeeds => ({
  offer: { performanceId, grade: undefined },
  hold: { customerId, performanceId },
})

/** What the customer holds of a performance, at the prices of now. */
export const showHoldBy = (
  singles: SingleSeats,
): Operation<NamedHold, NamedNeeds, NamedFacts, never, HoldReply> => ({
  name: 'show-hold',
  needs: namedNeeds,
  decide({ performanceId: id }, { offer, hold }, { now }) {
    if (!offer) return refuse('performance-not-found', { id })
    if (!hold || isOver(hold, now)) return refuse('hold-not-found', { title: offer.title })
    return accept([], holdReply(hold, offer, orphanRuleAt(singles, offer, now)))
  },
})

/** {@link showHoldBy} of an office with the usual rule. */
export const showHold = showHoldBy(STRICT_TO_THE_START)

/**
 * Gives the customer as much time again, once, counted from now.
 *
 * @param holdMs how long seats are held
 */
export const extendHoldBy = (
  holdMs: number,
  singles: SingleSeats = STRICT_TO_THE_START,
): Operation<NamedHold, NamedNeeds, NamedFacts, HoldEvent, HoldReply> => ({
  name: 'extend-hold',
  needs: namedNeeds,
  decide({ performanceId: id }, { offer, hold }, { now }) {
    if (!offer) return refuse('performance-not-found', { id })
    const { title } = offer
    if (!hold || isOver(hold, now)) return refuse('hold-not-found', { title })
    const over = refuseCancelled(offer)
    if (over) return over
    const latest = new Date(hold.until).toISOString()
    if (!hold.mayExtend) return refuse('hold-extended-before', { title, until: latest })
    // The clock may have been set back.
    const until = Math.max(hold.until, Math.min(now + holdMs, latestOf(offer)))
    const extended = { ...hold, until, mayExtend: false }
    return accept(
      [
        {
          type: 'HoldExtended',
          ...heldSeats(hold, offer, hold, hold.currency),
          until: new Date(until).toISOString(),
        },
      ],
      holdReply(extended, offer, orphanRuleAt(singles, offer, now)),
    )
  },
})

export type EndHold = NamedHold & {
  /** `expired`: only if its deadline, in ms since the epoch, is still this one */
  readonly because: 'given-back' | { readonly expired: number }
}

/** Frees the seats that a customer holds of a performance, and replies how many. If none are held, nothing changes. */
export const endHold: Operation<EndHold, NamedNeeds, NamedFacts, HoldEvent, number> = {
  name: 'end-hold',
  needs: namedNeeds,
  decide({ because, performanceId: id }, { offer, hold }) {
    if (!offer) return refuse('performance-not-found', { id })
    if (!hold) return accept([], 0)
    if (because === 'given-back') return accept([holdEnded(hold, offer, because)], hold.seats)
    if (hold.until !== because.expired) return accept([], 0)
    return accept([holdEnded(hold, offer, 'expired')], hold.seats)
  },
}
