import type { Mutation } from './mutation.ts'

const HOLD = 'packages/core/src/reservation/hold.ts'
const TIME = 'packages/core/src/reservation/hold-time.ts'
const HELD = 'packages/core/src/reservation/held.ts'
const BOOK = 'packages/core/src/reservation/book.ts'
const BESIDE = 'packages/core/src/engine/hold-facts.ts'
const EVOLVE = 'packages/core/src/engine/evolve-bookings.ts'
const SALES = 'packages/core/src/sales/fold.ts'
const WATCH = 'packages/daemon/src/pipeline/holds.ts'

/** Mistakes with seats that are held before a booking. */
export const HOLD_MUTATIONS: readonly Mutation[] = [
  {
    name: 'a hold that replaces another one has a new deadline',
    file: TIME,
    find: '    const { until, mayExtend } = before',
    replace: '    const { until, mayExtend } = { ...before, until: now + holdMs }',
  },
  {
    name: 'a hold that was extended can be extended again after it was replaced',
    file: TIME,
    find: '    const { until, mayExtend } = before',
    replace: '    const { until, mayExtend } = { ...before, mayExtend: true }',
  },
  {
    name: 'a hold that replaced another one cannot be extended any more',
    file: TIME,
    find: '    const { until, mayExtend } = before',
    replace: '    const { until, mayExtend } = { ...before, mayExtend: false }',
  },
  {
    name: 'a customer has one hold for all performances',
    file: 'packages/core/src/engine/rows.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the text of a program
    find: '`${performanceId} ${customerId}`',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the text of a program
    replace: '`${performanceId.slice(0, 2)} ${customerId}`',
  },
  {
    name: 'a hold is extended as often as somebody asks',
    file: HOLD,
    find: "if (!hold.mayExtend) return refuse('hold-extended-before', { title, until: latest })",
    replace: 'if (!latest) return hold',
  },
  {
    name: 'seats are held beyond the start of the performance',
    file: HOLD,
    find: 'Math.min(time.until, msOf(offer.startsAt))',
    replace: 'time.until',
  },
  {
    name: 'a hold is extended beyond the start of the performance',
    file: HOLD,
    find: 'Math.min(now + holdMs, msOf(startsAt))',
    replace: 'startsAt ? now + holdMs : 0',
  },
  {
    name: 'an extension counts from the deadline, and not from now',
    file: HOLD,
    find: 'Math.min(now + holdMs, msOf(startsAt))',
    replace: 'Math.min(hold.until + holdMs, now ? msOf(startsAt) : 0)',
  },
  {
    name: 'whoever has held seats for the whole time may hold them again at once',
    file: TIME,
    find: 'if (!used || holdPauseMs === 0 ||',
    replace: 'if (!used || used.left === 0 || holdPauseMs === 0 ||',
  },
  {
    name: 'seats that are given back early leave more time than was left',
    file: TIME,
    find: "because === 'expired' ? 0 : until - endedAt",
    replace: "because === 'expired' ? 0 : 2 * (until - endedAt)",
  },
  {
    name: 'a booking of seats that were held counts as seats that were given back',
    file: TIME,
    find: "if (because !== 'given-back' && because !== 'expired') return undefined",
    replace: "if (because === 'replaced') return undefined",
  },
  {
    name: 'who comes back with some time left may extend it once more',
    file: TIME,
    find: 'mayExtend: used.mayExtend }',
    replace: 'mayExtend: true }',
  },
  {
    name: 'the pause after a hold counts from when its seats were freed, and not from its deadline',
    file: TIME,
    find: 'const endedAt = Math.min(at, until)',
    replace: 'const endedAt = Math.max(at, 0 * until)',
  },
  {
    name: 'the same seats are held at the price of before',
    file: HOLD,
    find: 'haveSameLines(before, held)',
    replace:
      // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the text of a program
      '`${before.lines?.map(({ places }) => places)}` === `${held.lines?.map(({ places }) => places)}`',
  },
  {
    name: 'the expiry of a hold ignores that it was extended meanwhile',
    file: HOLD,
    find: 'if (hold.until !== because.expired) return accept([], 0)',
    replace: '',
  },
  {
    name: 'a choice that leaves a single seat cannot be held',
    file: 'packages/core/src/reservation/choose-seats.ts',
    find: "const rule = singles && !isOurs ? orphanRuleAt(singles, offer, now) : 'off'",
    replace:
      "const rule = !isOurs ? 'strict' : (singles && orphanRuleAt(singles, offer, now)) ?? 'off'",
  },
  {
    name: 'nobody is told that what they hold leaves a single seat',
    file: HELD,
    find: "rule === 'off' || hold.best ? undefined",
    replace: "rule === 'off' || hold.best || until ? undefined",
  },
  {
    name: 'a hold is shown at the prices at which it was made',
    file: HELD,
    find: 'price: price(line.grade)?.amount ?? line.price',
    replace: 'price: price(line.grade) && line.price',
  },
  {
    name: 'a booking of fewer or more seats leaves the hold as it is',
    file: BOOK,
    find: 'if (!hold) return',
    replace: 'if (!hold || hold.seats !== reserved.seats) return',
  },
  {
    name: 'what somebody holds is taken for them as well',
    file: BESIDE,
    find: 'placesOnSale(hold ? { map: row.map, states: freed(row, hold) } : row)',
    replace: 'placesOnSale(hold ? { ...row } : freed && row)',
  },
  {
    name: 'what somebody holds is missing in their grade',
    file: BESIDE,
    find: 'if (!hold) return grades',
    replace: 'if (!hold || grades) return grades',
  },
  {
    name: 'the seats that a hold would let go count against the limit',
    file: BESIDE,
    find: 'if (!hold) return standing',
    replace: 'if (!hold || standing) return standing',
  },
  {
    name: 'seats that are held do not count against the limit',
    file: EVOLVE,
    find: 'countSeats(state, where, more, unpaid)',
    replace: "if ('paymentId' in where) countSeats(state, where, more, unpaid)",
  },
  {
    name: 'the sales count seats as held that were given back',
    file: SALES,
    find: `case 'HoldEnded':
      return { ...NO_FIGURES, held: -seats }`,
    replace: `case 'HoldEnded':
      return { ...NO_FIGURES, held: 0 }`,
  },
  {
    name: 'the sales await money for seats that are held',
    file: SALES,
    find: `case 'SeatsHeld':
      return { ...NO_FIGURES, held: seats }`,
    replace: `case 'SeatsHeld':
      return { ...NO_FIGURES, held: seats, awaited: amount }`,
  },
  {
    name: 'holds end a little before their deadline',
    file: WATCH,
    find: 'store.queries.holdsUntil(clock.now(), PAGE)',
    replace: 'store.queries.holdsUntil(clock.now() + 1_000, PAGE)',
  },
  {
    name: 'after a full disk nobody looks for holds any more',
    file: WATCH,
    find: "log.warn({ err }, 'holds whose time is over not ended')",
    replace: "return log.warn({ err }, 'holds whose time is over not ended')",
  },
  {
    name: 'a clock that was set forward ends no hold before its time would have come',
    file: WATCH,
    find: 'atMostMs: LOOK_AGAIN_MS,',
    replace: 'atMostMs: 24 * 60 * 60_000,',
  },
]
