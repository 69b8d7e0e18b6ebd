import { ORPHAN_RULES } from '@outerpark/core/kernel'
import { LONGEST_HOLD_PAUSE_MS } from '@outerpark/core/reservation'
import { z } from 'zod'
import type { Settings } from './setting.ts'
import { wholeNumber } from './values.ts'

/** The settings about seats that have numbers. */
export const seatSettings = {
  holdMs: {
    env: 'OUTERPARK_HOLD_MS',
    schema: wholeNumber(10_000, 86_400_000).default(600_000),
    about:
      'How long a customer may hold chosen seats with numbers before the booking. The customer can extend it once by the same time. The default is 10 minutes.',
  },
  holdPauseMs: {
    env: 'OUTERPARK_HOLD_PAUSE_MS',
    // A store forgets past holds after the longest pause.
    schema: wholeNumber(0, LONGEST_HOLD_PAUSE_MS).default(1_800_000),
    about:
      'How long a customer whose time to hold seats of a performance is used up waits before holding some of it again. All holds of a performance share the time of `holdMs` and of its extension; a booking of the seats gives it anew. The default is 30 minutes. With `0` each hold has its own time.',
  },
  orphanRule: {
    env: 'OUTERPARK_ORPHAN_RULE',
    schema: z.enum(ORPHAN_RULES, { error: 'must be strict, segment or off' }).default('strict'),
    about:
      'When chosen seats are refused because they leave a single one that hardly anybody buys. `strict`: if as many neighbours of the same grades are free anywhere that leave none. `segment`: only if those are in the same row between the same aisles. `off`: never. A party with a wheelchair is never refused for that, and nobody is refused if there are no such neighbours.',
  },
  // Nobody loses a seat by the rule, since as good ones are free whenever it refuses. So it need not end early.
  orphanRuleEndsMs: {
    env: 'OUTERPARK_ORPHAN_RULE_ENDS_MS',
    schema: wholeNumber(0, 2_592_000_000).default(0),
    about:
      'How long before the start of a performance `orphanRule` ends. From then on everybody may leave single seats: `86400000` is the last day. With `0` the rule holds until the start.',
  },
} as const satisfies Settings
