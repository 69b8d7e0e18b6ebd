import { z } from 'zod'
import { beforeStartMs } from '../kernel/index.ts'
import { canonicalMoment, MAX_SEATS, readMoment } from '../names/index.ts'
import { hallTimeField, line, reasonField, seatsField } from './fields.ts'
import { flaw } from './flaws.ts'

const EXAMPLE = '2027-01-05T10:00:00+09:00'
const isInstant = (text: string) => readMoment(text)?.offset !== undefined

/** A moment with its offset, in a request about when a performance is sold. */
const instantField = z
  .string()
  .refine(isInstant, flaw('not-a-moment', { example: EXAMPLE }))
  .transform(canonicalMoment)
  .meta({ format: 'date-time', example: EXAMPLE })

const closesField = z
  .string()
  .refine(
    (text) => isInstant(text) || beforeStartMs(text) !== undefined,
    flaw('not-a-moment', { example: 'start-2h' }),
  )
  .transform((text) => (isInstant(text) ? canonicalMoment(text) : text))
  .meta({ example: 'start-2h' })

/** The code that a customer names in a presale. It is not a code of a discount. */
export const presaleCodeField = line(40).meta({ example: 'FANCLUB' })
const perCustomerField = seatsField.max(MAX_SEATS)

const ABOUT_OPENS = 'from when everybody can book'
const ABOUT_CLOSES =
  'until when: a moment, or so long before the start (start-90m, start-2h, start-1d); if left out: until the start'
const ABOUT_PRESALE = 'who names the code can book earlier'

const presaleField = z.strictObject({
  opens: instantField,
  code: presaleCodeField,
  seats: seatsField.optional().meta({
    description:
      'how many seats of the performance may be held and sold before the sale opens; if left out: all',
  }),
})

/** The fields of a new performance that say when, to whom and how much is sold (domain 3.10). */
export const saleTermsFields = {
  sale: z
    .strictObject({
      opens: instantField.optional().meta({ description: ABOUT_OPENS }),
      closes: closesField.optional().meta({ description: ABOUT_CLOSES }),
    })
    .optional()
    .meta({ description: 'when it can be booked; if left out: always, until the start' }),
  presale: presaleField.optional().meta({ description: ABOUT_PRESALE }),
  perCustomer: perCustomerField.optional().meta({
    description: 'how many seats one customer may have of the performance',
  }),
}

/** How many seats a customer may have of a musical. */
export const musicalCapField = perCustomerField.optional().meta({
  description: 'how many seats one customer may have of all its performances together',
})

/** `PATCH /v1/performances/{id}/sale`: what is left out stays as it is, null takes it away. */
export const changeSaleRequest = z
  .strictObject({
    opens: instantField.nullable().optional().meta({ description: ABOUT_OPENS }),
    closes: closesField.nullable().optional().meta({ description: ABOUT_CLOSES }),
    presale: presaleField.nullable().optional().meta({ description: ABOUT_PRESALE }),
    perCustomer: perCustomerField.nullable().optional().meta({
      description: 'how many seats one customer may have of the performance',
    }),
    reason: reasonField.optional().meta({ description: 'why; it is kept with the change' }),
  })
  .refine(
    ({ reason: _, ...change }) => Object.keys(change).length > 0,
    flaw('nothing-to-change', {}),
  )

/** What an answer says of when, to whom and how much is sold. The code of the presale is in no answer. */
export const saleTermsShown = {
  sale: z
    .object({
      opens: hallTimeField.optional().meta({ description: ABOUT_OPENS }),
      closes: z.string().optional().meta({ description: ABOUT_CLOSES }),
      closesAt: z.string().optional().meta({ description: 'the moment that `closes` means (UTC)' }),
    })
    .optional()
    .meta({ description: 'left out if it is always open until the start' }),
  presale: z
    .object({
      opens: hallTimeField,
      seats: z.int().optional().meta({ description: 'how many seats are sold in it at most' }),
    })
    .optional()
    .meta({ description: ABOUT_PRESALE }),
  perCustomer: z.int().optional().meta({
    description: 'how many seats one customer may have of the performance',
  }),
  perCustomerOfMusical: z.int().optional().meta({
    description: 'how many seats one customer may have of all performances of the musical',
  }),
}

export type ChangeSaleRequest = z.input<typeof changeSaleRequest>
