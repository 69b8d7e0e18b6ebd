import type { CustomerId, NewId, StaffId } from './ids.ts'
import type { Refused } from './refusals.ts'
import type { NewToken } from './token.ts'

/**
 * The name and the address of a customer, which the commit stores in the customer's row. They are never part of an event:
 * events are published and stay for ever, and a person can be erased.
 */
export type Person = {
  readonly customerId: CustomerId
  readonly name: string
  /** in lower case */
  readonly email: string
}

/** The hash and the name of a token that an event creates. The name is its owner's text, and may say who they are. */
export type Grant = NewToken & { readonly name: string }
/** What somebody wants who asked for a code by mail. */
export type CodeWish =
  | {
      readonly kind: 'sign-up'
      readonly name: string
      readonly language: 'en' | 'ko'
      readonly mail: boolean
    }
  | { readonly kind: 'sign-in' }
  /** the customer wants this address instead of theirs */
  | { readonly kind: 'change'; readonly customerId: CustomerId }

/**
 * The newest code that was sent to an address. It is personal data, and never part of an event. The code itself is not
 * stored: it follows from the nonce and a secret outside of the database.
 */
export type CodeRow = {
  /** in lower case */
  readonly email: string
  /** there is one even if no mail was sent, so that an address that nobody has is treated like others */
  readonly nonce: string
  readonly wish: CodeWish
  /** ms since the epoch */
  readonly askedAt: number
  /** how many wrong codes were tried */
  readonly tries: number
  /** when codes were asked for within the last hour, ms since the epoch */
  readonly times: readonly number[]
}

/** What a commit stores beside its events, because events are published and stay for ever. */
export type Beside = {
  readonly grants?: readonly Grant[] | undefined
  readonly people?: readonly Person[] | undefined
  /** the names of the staff members whom the events add */
  readonly staff?: readonly { readonly staffId: StaffId; readonly name: string }[] | undefined
  /** codes of addresses; null deletes the code of the address */
  readonly codes?: readonly { readonly email: string; readonly row: CodeRow | null }[] | undefined
}

/** The outcome of a command: events and a reply, or a refusal. A refused command changes nothing. */
export type Decision<Event, Reply> =
  | {
      readonly kind: 'accepted'
      readonly events: readonly Event[]
      readonly reply: Reply
      readonly beside?: Beside | undefined
    }
  | Refused

/** Time and new ids for a decision. The core has no clock and no randomness, so the caller passes them in. */
export type DecisionContext = {
  /** milliseconds since the epoch */
  readonly now: number
  readonly newId: NewId
}

/**
 * One thing that the box office can do. `needs` says what to read for a command. `decide` is synchronous and pure, and
 * throws only because of a bug.
 */
export type Operation<Command, Needs, Facts, Event, Reply> = {
  readonly name: string
  readonly needs: (command: Command) => Needs
  readonly decide: (
    command: Command,
    facts: Facts,
    context: DecisionContext,
  ) => Decision<Event, Reply>
  /**
   * The reply can be made again from the command's event of this type. Then a store need not keep the reply for a second
   * request with the same Idempotency-Key.
   */
  readonly replyFollowsFrom?: Event extends { readonly type: infer Type } ? Type : never
}

export function accept<Event, Reply>(
  events: readonly Event[],
  reply: Reply,
  beside?: Beside,
): Decision<Event, Reply> {
  return { kind: 'accepted', events, reply, beside }
}
