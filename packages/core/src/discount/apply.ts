import {
  type Line,
  type MusicalId,
  msOf,
  type PerformanceId,
  type Refused,
  refuse,
} from '../kernel/index.ts'
import { codeKey, type Discount, type Visit } from './discount.ts'
import { isFor, linesAfter, type Off, offBy, seatsOf, totalOf } from './shares.ts'

/** What decides which discounts a booking gets. */
export type Asked = {
  readonly musicalId: MusicalId
  readonly performanceId: PerformanceId
  readonly startsAt: string
  readonly currency: string
  /** as it was typed */
  readonly code?: string | undefined
  /** ms since the epoch */
  readonly now: number
  readonly visits: readonly Visit[]
}

type Why = 'used-up' | 'used-by-you' | 'not-yet' | 'over' | 'seats' | 'others' | 'first' | 'repeat'

/**
 * The lines of a booking with its discounts (domain 3.3): those that apply by themselves, and that of the code. Of those that do not
 * say `add` only one counts, and only if it takes off more than those that add up. A code that is worse than what applies by
 * itself is not used.
 *
 * @param discounts of the musical; undefined if it has none
 * @returns the refusal if there is a code that does not apply
 */
export function discounted(
  lines: readonly Line[],
  discounts: readonly Discount[] | undefined,
  asked: Asked,
): readonly Line[] | Refused {
  if (!discounts) return asked.code === undefined ? lines : unknown(asked.code)
  const coded = asked.code === undefined ? undefined : withCode(discounts, asked.code)
  if (asked.code !== undefined && !coded) return unknown(asked.code)
  const why = coded && whyNot(coded, lines, asked)
  if (coded && why) return refused(coded, why)
  const fitting = discounts.filter(
    (each) => (each === coded || each.code === undefined) && !whyNot(each, lines, asked),
  )
  if (fitting.length === 0) return lines
  const seats = seatsOf(lines)
  return linesAfter(lines, bestOf(fitting.map((each) => offBy(each, seats))))
}

const unknown = (code: string): Refused => refuse('unknown-code', { code })

/** The discount of a code; of one that has ended only if no other has the code now. */
function withCode(discounts: readonly Discount[], typed: string): Discount | undefined {
  const key = codeKey(typed)
  const named = discounts.filter(({ code }) => code === key)
  return named.find(({ endedAt }) => endedAt === undefined) ?? named.at(-1)
}

/** The discounts that take off most: one alone, or all that add up. Of equal ones the first. */
function bestOf(offs: readonly Off[]): readonly Off[] {
  const adding = offs.filter(({ discount }) => discount.stack === 'add')
  let best = adding
  let most = adding.reduce((sum, off) => sum + totalOf(off), 0)
  for (const off of offs) {
    if (off.discount.stack === 'add' || totalOf(off) <= most) continue
    best = [off]
    most = totalOf(off)
  }
  return best
}

function whyNot(discount: Discount, lines: readonly Line[], asked: Asked): Why | undefined {
  const { from, until, endedAt, limit = Number.POSITIVE_INFINITY, least = 1 } = discount
  if (endedAt !== undefined || (until !== undefined && asked.now >= msOf(until))) return 'over'
  if (from !== undefined && asked.now < msOf(from)) return 'not-yet'
  if (discount.performances && !discount.performances.includes(asked.performanceId)) return 'others'
  if (!isCurrency(discount, asked.currency)) return 'others'
  const seats = lines.reduce((sum, line) => sum + (isFor(discount, line.grade) ? line.seats : 0), 0)
  if (seats === 0) return 'others'
  if (seats < least) return 'seats'
  if (discount.used >= limit) return 'used-up'
  return whyNotThisCustomer(discount, asked)
}

const isCurrency = ({ off }: Discount, currency: string): boolean => {
  const money = 'amount' in off ? off.amount : 'price' in off ? off.price : undefined
  return money === undefined || money.currency === currency
}

function whyNotThisCustomer(
  { id, visit, perCustomer = Number.POSITIVE_INFINITY }: Discount,
  { visits, musicalId, startsAt }: Asked,
): Why | undefined {
  if (visits.filter(({ discounts }) => discounts.includes(id)).length >= perCustomer)
    return 'used-by-you'
  const here = visits.filter((each) => each.musicalId === musicalId)
  if (visit === 'first' && here.length > 0) return 'first'
  if (visit !== 'repeat') return undefined
  const isBefore = (each: Visit) => each.isPaid && msOf(each.startsAt) < msOf(startsAt)
  return here.some(isBefore) ? undefined : 'repeat'
}

function refused(discount: Discount, why: Why): Refused {
  const { code = '', from = '', least = 1, limit = 0, perCustomer = 0 } = discount
  switch (why) {
    case 'used-up':
      return refuse('code-used-up', { code, case: 'all', limit })
    case 'used-by-you':
      return refuse('code-used-up', { code, case: 'you', limit: perCustomer })
    case 'not-yet':
      return refuse('code-does-not-apply', { code, case: why, when: from })
    case 'seats':
      return refuse('code-does-not-apply', { code, case: why, least })
    default:
      return refuse('code-does-not-apply', { code, case: why })
  }
}
