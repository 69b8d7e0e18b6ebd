import { type Refused, refuse } from '../kernel/index.ts'
import { currencyOfPolicy, type RefundPolicy, type RefundTerms } from '../refund/index.ts'
import type { GradeOnSale } from './events.ts'
import type { Musical } from './state.ts'

/**
 * The refund policy of a new performance, with the zone of its hall. Without a zone its days are those of its own offset.
 *
 * @param policy undefined if everything goes back
 */
export function termsFor(
  policy: RefundPolicy | undefined,
  at: {
    readonly musical: Pick<Musical, 'title' | 'timeZone'>
    readonly startsAt: string
    readonly grades: readonly GradeOnSale[]
  },
): RefundTerms | Refused | undefined {
  if (!policy) return undefined
  const { musical, startsAt, grades } = at
  const currency = currencyOfPolicy(policy)
  const other = grades.find(({ price }) => currency && price.currency !== currency)
  if (currency && other)
    return refuse('refund-policy-currency', {
      ...{ title: musical.title, preset: policy.preset ?? '', currency },
      other: other.price.currency,
    })
  return { ...policy, timeZone: musical.timeZone ?? startsAt.slice(-6) }
}
