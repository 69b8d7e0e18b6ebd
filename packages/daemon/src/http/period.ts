import { flaw } from '@outerpark/core/contract'
import { z } from 'zod'

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.startsWith(text) === true

/** A date in a query, on the calendar of the hall. */
export const dayField = (description: string) =>
  z
    .string()
    .refine((text) => isDay(text), flaw('not-a-day', {}))
    .optional()
    .meta({ format: 'date', description, example: '2027-01-05' })

/** A query with a period: the last day is not before the first one. */
export const withPeriod = <Shape extends z.ZodRawShape>(shape: Shape) => {
  const from = dayField('the first day of the period, on the calendar of the hall')
  const to = dayField('the last day of the period')
  return z.strictObject({ ...shape, from, to }).superRefine((query, context) => {
    const { from, to } = query as { readonly from?: string; readonly to?: string } // the two fields above
    if (from !== undefined && to !== undefined && to < from)
      context.addIssue({
        ...{ code: 'custom', path: ['to'] },
        message: flaw('before-the-first-day', { from }),
      })
  })
}
