import type {
  FlawCode,
  FlawParams,
  ProblemCode,
  ProblemParams,
  RecoveryFaultParams,
  RequestFaultParams,
  ServiceFaultParams,
} from '../contract/index.ts'
import type { HallMistakeParams } from '../hall/index.ts'
import type {
  CancelRefusalParams,
  DiscountRefusalParams,
  HallRefusalParams,
  PaymentStatus,
  PeopleRefusalParams,
  ReservationStatus,
  SaleRefusalParams,
} from '../kernel/index.ts'
import type { NoticeParams, TimelineParams } from '../mypage/index.ts'
import type { BackupFaultParams, CheckParams, CodeMail, StartFaultParams } from '../names/index.ts'
import type { NoticeFields, NoticeTemplate } from '../notice/index.ts'

/** What happened and why, and what to do next. */
export type Sentence = { readonly detail: string; readonly hint?: string }

// A catalogue has an entry for every code: without one it does not compile.

/** The short name of each error. */
export type Titles = { readonly [Code in ProblemCode]: string }

/** A sentence for each code, out of its parameters. */
type SentencesOf<Params> = { readonly [Code in keyof Params]: (params: Params[Code]) => Sentence }

export type SaleRefusalWords = SentencesOf<SaleRefusalParams>
export type CancelRefusalWords = SentencesOf<CancelRefusalParams>
export type DiscountRefusalWords = SentencesOf<DiscountRefusalParams>
export type HallRefusalWords = SentencesOf<HallRefusalParams>
export type PeopleRefusalWords = SentencesOf<PeopleRefusalParams>
export type RequestFaultWords = SentencesOf<RequestFaultParams>
export type ServiceFaultWords = SentencesOf<ServiceFaultParams>
export type RecoveryFaultWords = SentencesOf<RecoveryFaultParams>
export type ProblemWords = SentencesOf<ProblemParams>

export type StartFaultWords = SentencesOf<StartFaultParams>
export type BackupFaultWords = SentencesOf<BackupFaultParams>

/** What is wrong with a field. The text follows the name of the field. */
export type FlawWords = { readonly [Code in FlawCode]: (params: FlawParams[Code]) => string }

/** What is wrong with the plan of a hall. The text follows the place in the file. */
export type HallMistakeWords = {
  readonly [Code in keyof HallMistakeParams]: (params: HallMistakeParams[Code]) => string
}

export type ReservationStatuses = { readonly [Status in ReservationStatus]: string }
export type PaymentStatuses = { readonly [Status in PaymentStatus]: string }

/** What a check of `verify` has found. */
export type CheckWords = {
  readonly [Code in keyof CheckParams]: (params: CheckParams[Code]) => string
}

/** The sentence of each entry of a timeline. `textOf` gives the text of a notice in the same language. */
export type TimelineWords = {
  readonly [Type in keyof TimelineParams]: (
    params: TimelineParams[Type] & { readonly reader?: 'customer' | 'staff' },
    textOf: (notice: NoticeParams) => string,
  ) => string
}

/** The text of each notice. `what` names the performance and the seats. */
export type NoticeWords = {
  readonly [Template in NoticeTemplate]: (fields: NoticeFields, what: string) => string
}

/** The values that a mail's text contains. */
export type MailFields = NoticeFields & {
  /** customers use it when they ask about the booking */
  readonly reservationId?: string
}

export type MailWords = {
  /** the subject, which is followed by the musical's title, and the message of one or more sentences */
  readonly notices: {
    readonly [Template in NoticeTemplate]: (fields: MailFields) => {
      readonly subject: string
      readonly message: string
    }
  }
  /** the labels of the table below the message, and the footer */
  readonly frame: Readonly<
    Record<'show' | 'when' | 'seats' | 'amount' | 'reservation' | 'footer', string>
  >
  /** the mail that tells several notices at once, because the address had had many mails */
  readonly summary: Readonly<Record<'subject' | 'message' | 'more', (count: number) => string>>
  /** the sentences around a code */
  readonly code: Readonly<Record<'subject' | 'footer' | CodeMail, string>>
}

/** All words of one language. */
export type Words = {
  readonly titles: Titles
  readonly problems: ProblemWords
  readonly flaws: FlawWords
  readonly hallMistakes: HallMistakeWords
  readonly checks: CheckWords
  readonly startFaults: StartFaultWords
  readonly backupFaults: BackupFaultWords
  readonly timeline: TimelineWords
  readonly notices: NoticeWords
  readonly mails: MailWords
  readonly reservationStatuses: ReservationStatuses
  readonly paymentStatuses: PaymentStatuses
}

/** The sentences of a code that has several. */
type Cases<Params extends { readonly case: string }> = {
  readonly [Case in Params['case']]: (params: Params & { readonly case: Case }) => Sentence
}

/**
 * The words of a code that has several sentences: one for each `case`.
 *
 * @example
 * byCase({ bodies: () => ({ detail: '…' }), connections: () => ({ detail: '…' }) })
 */
export function byCase<Params extends { readonly case: string }>(
  cases: Cases<Params>,
): (params: Params) => Sentence {
  return (params) => {
    const which: Params['case'] = params.case
    // The compiler knows all cases, but a daemon of another version may have others.
    if (!Object.hasOwn(cases, which)) throw new RangeError(`There is no case ${which}.`)
    return cases[which](params)
  }
}
