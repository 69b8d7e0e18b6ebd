import type { PolicyShown } from '@outerpark/core/contract'
import type { Musical, Performance } from '@outerpark/core/musical'
import { type PolicyText, policyText, type RefundPolicy, readPolicy } from '@outerpark/core/refund'

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

/** A musical with its performances, as they were registered. */
export const registeredJson = ({
  musical,
  performances,
}: {
  readonly musical: Musical
  readonly performances: readonly Performance[]
}) => ({ musical: withPolicy(musical), performances: performances.map((each) => withPolicy(each)) })

type Worded = { readonly refund?: PolicyText | undefined }

/** A musical or a performance of a request, with its refund policy as commands take it. */
export const withTerms = <Wanted extends Worded>({ refund, ...wanted }: Wanted) => ({
  ...wanted,
  ...(refund && { refund: readPolicy(refund) }),
})

/** The same for a musical with its performances. */
export const musicalWithTerms = <
  Performance extends Worded,
  Wanted extends Worded & { readonly performances: readonly Performance[] },
>({
  performances,
  ...musical
}: Wanted & { readonly performances: readonly Performance[] }) => ({
  ...withTerms(musical),
  performances: performances.map((each) => withTerms(each)),
})
