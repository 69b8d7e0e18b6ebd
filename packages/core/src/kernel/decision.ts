import type { CustomerId, NewId } from './ids.ts'
import type { RefusalCode } from './refusal-codes.ts'

/** Why a command was refused: data, not an exception. */
export type Refusal = {
  /** stable, for programs */
  readonly code: RefusalCode
  /** what happened and why, for people */
  readonly detail: string
  /** what to do next */
  readonly hint?: string
}

/** A bearer token's SHA-256 that the commit stores; never part of an event, since events are published. */
export type Grant = { readonly tokenHash: string; readonly customerId: CustomerId }

/** What a command leads to: events and a reply, or a refusal and nothing changed. */
export type Decision<Event, Reply> =
  | {
      readonly kind: 'accepted'
      readonly events: readonly Event[]
      readonly reply: Reply
      readonly grants?: readonly Grant[]
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** What decisions need from the world, handed in because the core has no clock and no randomness. */
export type DecisionContext = {
  /** milliseconds since the epoch */
  readonly now: number
  readonly newId: NewId
}

/**
 * One thing that the box office can be asked to do.
 * `needs` names what must be read; `decide` is synchronous, pure, and throws only for faults of ours.
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
   * The reply follows from the one event that the command leads to. A store then need not keep the reply for a second
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
