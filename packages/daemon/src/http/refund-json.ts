import type { PolicyShown } from '@outerpark/core/contract'
import type { Musical, Performance } from '@outerpark/core/musical'
import { type PolicyText, policyText, type RefundPolicy, readPolicy } from '@outerpark/core/refund'
import { type WordedSale, withSale, withSaleTerms } from './sale-json.ts'

/** A musical or a performance with its refund policy as people write it. */
export function withPolicy<
  Row extends {
    readonly refund?: RefundPolicy | undefined
    /** each booking says until when its customer may choose */
    readonly choices?: unknown
  },
>({
  refund,
  choices: _,
  ...row
}: Row): Omit<Row, 'refund' | 'choices'> & { readonly refund?: PolicyShown } {
  if (!refund) return row
  const { rules, ...rest } = policyText(refund)
  return { ...row, refund: { ...rest, rules: [...rules] } }
}

/** A performance with its refund policy, and with when, to whom and how much of it is sold. */
export const performanceJson = <Row extends Performance>(row: Row) => withSale(withPolicy(row))

/** A musical with its performances, as they were registered. */
export const registeredJson = ({
  musical,
  performances,
}: {
  readonly musical: Musical
  readonly performances: readonly Performance[]
}) => ({
  musical: withPolicy(musical),
  performances: performances.map((each) => performanceJson(each)),
})

type Worded = { readonly refund?: PolicyText | undefined }
type WordedPerformance = Worded & WordedSale

/** A musical or a performance of a request, with its refund policy as commands take it. */
export const withTerms = <Wanted extends Worded>({ refund, ...wanted }: Wanted) => ({
  ...wanted,
  ...(refund && { refund: readPolicy(refund) }),
})

/** A performance of a request, as commands take it. */
export const performanceWithTerms = <Wanted extends WordedPerformance>(wanted: Wanted) =>
  withSaleTerms(withTerms(wanted))

/** The same for a musical with its performances. */
export const musicalWithTerms = <
  Performance extends WordedPerformance,
  Wanted extends Worded & { readonly performances: readonly Performance[] },
>({
  performances,
  ...musical
}: Wanted & { readonly performances: readonly Performance[] }) => ({
  ...withTerms(musical),
  performances: performances.map((each) => performanceWithTerms(each)),
})
