import { flaw } from '@outerpark/core/contract'
import { type IdKind, idPrefix as normalPrefix } from '@outerpark/core/kernel'
import { z } from 'zod'
import type { Caller } from './caller.ts'
import { Problem } from './problem.ts'

/** A whole number in a query, where every value is text. */
export const wholeNumber = () =>
  z.coerce
    .number({
      error: ({ code }) =>
        code === 'invalid_type' ? flaw('wrong-kind', { expected: ['whole-number'] }) : undefined,
    })
    .int()

const limit = wholeNumber().min(1).max(500).default(50)
const cursor = z
  .string()
  .regex(/^\d{1,16}(\.\d{1,16})?$/, flaw('not-a-cursor', {}))
  .optional()
  .meta({ description: 'the `next` of the previous page' })
const idPrefix = z
  .string()
  .max(20)
  .optional()
  .meta({ description: 'only ids that begin with this text' })

/** What customers are searched for. */
export const search = z.string().max(254).optional().meta({
  description:
    'a part of the name or of the e-mail address in any case, Korean initials of the name such as ㅎㄱㄷ, or the beginning of the id such as CU-7K',
})

/** The query of every list. */
export const pageQuery = z.strictObject({ limit, cursor })
/** The query of a list in which items can be found by the start of their id. */
export const namedPageQuery = z.strictObject({ limit, cursor, idPrefix })

/** The schema of a page of items. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() })

/** The request to the store for one page. A prefix that no id can have matches nothing. */
export function namedPage(
  kind: IdKind,
  {
    idPrefix: typed,
    ...page
  }: { limit: number; cursor?: string | undefined; idPrefix?: string | undefined },
) {
  if (typed === undefined) return page
  return { ...page, idPrefix: normalPrefix(kind, typed) ?? '~' }
}

/** The filter of a list for its caller: customers see only their own items, the admin sees all of them. */
export function ownedBy(caller: Caller) {
  return caller.role === 'customer' ? { customerId: caller.customer.id } : {}
}

/** The codes for a thing that does not exist. */
type NotFound =
  `${'hall' | 'musical' | 'performance' | 'reservation' | 'payment' | 'customer' | 'staff'}-not-found`

/**
 * Gives `thing`, which was looked up by its id.
 * @throws Problem if `thing` is undefined. An id of another customer gets the same problem as an id that never existed.
 */
export function found<T>(thing: T | undefined, code: NotFound, id: string): T {
  if (thing === undefined)
    throw code === 'customer-not-found'
      ? new Problem(code, { case: 'id', id })
      : new Problem(code, { id })
  return thing
}
