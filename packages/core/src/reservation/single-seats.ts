import { msOf, type OrphanRule } from '../kernel/index.ts'

/** When chosen seats are refused because they leave a single one (settings of the same names). */
export type SingleSeats = {
  readonly orphanRule: OrphanRule
  /** how long before the start of a performance the rule ends, in milliseconds; with 0 it holds until the start */
  readonly orphanRuleEndsMs: number
}

export const STRICT_TO_THE_START: SingleSeats = { orphanRule: 'strict', orphanRuleEndsMs: 0 }

/**
 * The rule that holds at a time.
 * @param now ms since the epoch
 */
export const orphanRuleAt = (
  { orphanRule, orphanRuleEndsMs }: SingleSeats,
  { startsAt }: { readonly startsAt: string },
  now: number,
): OrphanRule => (now < msOf(startsAt) - orphanRuleEndsMs ? orphanRule : 'off')
