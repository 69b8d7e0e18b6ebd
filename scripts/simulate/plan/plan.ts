import type { Channel } from '@outerpark/core/notice'
import type { GradeName } from './grades.ts'
import type { HallAction, OwnPlan } from './hall-actions.ts'
import type { Moment } from './moments.ts'
import type { CancelAction, RefundTerms } from './refunds.ts'
import type { Seats, WhoseHold, Wish } from './wish.ts'

/** What can go wrong with one call to the card company. */
export const CALL_FAULTS = [
  // The request never arrives.
  'lost',
  'refused',
  'error',
  // The work is done. The answer does not come or comes too late, or the work is done twice.
  'no-answer',
  'hang-up',
  'error-after',
  'slow-answer',
  'twice',
  // The request arrives long after the box office has given up, and after later requests.
  'late',
  // The work is done, but the answer is wrong.
  'wrong-amount',
  'wrong-refunded',
  'wrong-key',
  'html',
  'half-answer',
  // No work is done.
  'rejected',
] as const
export type CallFault = (typeof CALL_FAULTS)[number]

export const NOTICE_FAULTS = ['fails', 'no-answer', 'slow', 'refused-for-good', 'gone'] as const
export type NoticeFault = (typeof NOTICE_FAULTS)[number]

export type OutageKind = 'refused' | 'silence' | 'error'

/** What is on sale of a grade other than the first. */
export type Sale = Seats & {
  /** in the smallest unit of its currency */
  readonly price: number
  readonly currency: 'KRW' | 'USD'
}

/** The terms of a sale in a story. Times are in milliseconds after the registration. */
export type SaleWish = {
  readonly opensIn?: number
  readonly closesIn?: number
  readonly presale?: { readonly opensIn: number; readonly seats?: number }
  readonly perCustomer?: number
  readonly perCustomerOfMusical?: number
}

export type Action =
  | {
      readonly kind: 'register'
      readonly performance: number
      /** of the first grade */
      readonly seats: number
      /** of one seat of the first grade, in won */
      readonly price: number
      readonly others?: readonly Sale[]
      /** the hall whose seats have numbers, and its first rows, which then say how many seats there are of each grade */
      readonly hall?: { readonly number: number } & OwnPlan
      /** how long after this the performance begins, in milliseconds */
      readonly beginsIn: number
      /** everything goes back if left out */
      readonly refund?: RefundTerms
      /** when, to whom and how much is sold; no limits if left out */
      readonly terms?: SaleWish
    }
  | HallAction
  | {
      readonly kind: 'change-grade'
      readonly performance: number
      /** the first grade if left out */
      readonly grade?: GradeName
      /** the price of one seat from then on; as it is if left out */
      readonly price?: number
      /** how many seats more there are than are held or sold; below 0 it is refused; as many as before if left out */
      readonly left?: number
    }
  | {
      /** Ends the sale, opens it again, or cancels the performance for good. */
      readonly kind: 'off-sale'
      readonly performance: number
      readonly to: 'close' | 'open' | 'cancel'
    }
  | (Wish & {
      readonly kind: 'book'
      /** its number in the story, from 1 */
      readonly booking: number
      /** the seats that the customer holds of the performance, if there are any, instead of these */
      readonly held?: true
      readonly card: 'card-ok' | 'card-declined'
      /** the request is sent twice at once, with one Idempotency-Key */
      readonly twice?: true
      /**
       * The customer looks at the price, thinks for so long (ms), and books for the amount that they saw. If left out, they
       * book at once, whatever it costs.
       */
      readonly thinksMs?: number
      /** the code of the presale, or another one */
      readonly code?: 'right' | 'wrong'
    })
  | (Wish & {
      /** The seats are held, in the place of those that the customer holds of the performance. */
      readonly kind: 'hold'
      /** its number in the story, from 1 */
      readonly hold: number
      /** the request is sent twice at once, with one Idempotency-Key */
      readonly twice?: true
    })
  /** More time for what the customer holds, or nothing of it any more. */
  | (WhoseHold & { readonly kind: 'extend-hold' | 'end-hold' })
  | {
      readonly kind: 'rush'
      readonly performance: number
      /** the number of the first booking; the others follow */
      readonly first: number
      /** the number of bookings, of one seat each */
      readonly bookings: number
      readonly everyMs: number
    }
  | CancelAction
  | { readonly kind: 'retry-dead'; readonly times: 1 | 2 }
  | { readonly kind: 'webhook-on' }
  | { readonly kind: 'crash'; readonly on?: Moment; readonly downMs: number }
  | { readonly kind: 'restart'; readonly downMs: number }
  | { readonly kind: 'jump'; readonly ms: number }
  | { readonly kind: 'store-full'; readonly forMs: number }
  | {
      readonly kind: 'call-fault'
      readonly call: 'approve' | 'void' | 'refund'
      readonly fault: CallFault
      readonly times: number
      /** the time of the fault, if it takes time */
      readonly ms: number
    }
  | { readonly kind: 'outage'; readonly how: OutageKind; readonly forMs: number }
  | {
      readonly kind: 'bad-times'
      readonly forMs: number
      /** the share of the calls that fail, and of the answers that are lost */
      readonly fail: number
      readonly lose: number
      readonly latency: readonly [from: number, to: number]
    }
  | {
      readonly kind: 'notice-fault'
      readonly channel: Channel
      readonly fault: NoticeFault
      readonly times: number
    }
  | { readonly kind: 'notices-down'; readonly channel: Channel; readonly forMs: number }

export type ActionOf<Kind extends Action['kind']> = Extract<Action, { kind: Kind }>

/** An action at a time (milliseconds from the beginning), or at a moment after that time. */
export type Step = Action & { readonly at: number }

/** The configuration of the box office in this story. Times are in milliseconds. */
export type Setup = {
  readonly channels: readonly Channel[]
  readonly paymentWorkers: number
  readonly noticeWorkers: number
  readonly leaseMs: number
  readonly maxAttempts: number
  /** the longest wait between two tries of a mail or a webhook */
  readonly noticeRetryCapMs: number
  /** after this time a mail or a webhook is given up */
  readonly noticeRetryForMs: number
  readonly whenOverloaded: 'defer' | 'refuse'
  readonly maxUnpaid: number
  /**
   * how many seats of a performance, how many unpaid seats, and how many declined payments and cancels within an hour a
   * customer may have; 0 is no limit
   */
  readonly customerLimit: number
  readonly breakerCalls: number
  readonly paymentDeadlineMs: number
  /** how much paused time is added to that; 0 is no limit */
  readonly maxPausedMs: number
  /** how long due payments and notices may wait because bookings come first */
  readonly paymentLagMs: number
  /** how long seats are held before the booking */
  readonly holdMs: number
  /** how long a customer waits whose time to hold seats is used up; 0: each hold has its own time */
  readonly holdPauseMs: number
}

/** A whole story. It is made up before it begins. */
export type Plan = {
  readonly seed: number
  readonly setup: Setup
  /** in the order of their times */
  readonly steps: readonly Step[]
}
