import type { CustomerId, NewId } from './ids.ts'
import type { RefusalCode } from './refusal-codes.ts'

/** Why a command was refused. It is data, not an exception. */
export type Refusal = {
  /** for programs; it never changes */
  readonly code: RefusalCode
  /** what happened and why, for people */
  readonly detail: string
  /** what to do next */
  readonly hint?: string
}

/**
 * The SHA-256 of a bearer token, which the commit stores. It is never part of an event, because events are published.
 */
export type Grant = { readonly tokenHash: string; readonly customerId: CustomerId }

/** The outcome of a command: events and a reply, or a refusal. A refused command changes nothing. */
export type Decision<Event, Reply> =
  | {
      readonly kind: 'accepted'
      readonly events: readonly Event[]
      readonly reply: Reply
      readonly grants?: readonly Grant[]
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

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
   * The reply can be made again from the one event of the command. Then a store need not keep the reply for a second
   * request with the same Idempotency-Key.
   */
  readonly replyFollowsFromEvent?: true
}

export function accept<Event, Reply>(
  events: readonly Event[],
  reply: Reply,
  grants: readonly Grant[] = [],
): Decision<Event, Reply> {
  return { kind: 'accepted', events, reply, grants }
}

export function refuse(
  code: RefusalCode,
  detail: string,
  hint?: string,
): { readonly kind: 'refused'; readonly refusal: Refusal } {
  return {
    kind: 'refused',
    refusal: hint === undefined ? { code, detail } : { code, detail, hint },
  }
}
