import { z } from 'zod'
import {
  currencyLike,
  hasInvisible,
  isCurrency,
  isPrintable,
  isVisible,
  wasMisread,
} from '../kernel/index.ts'
import {
  CURRENCY_CODE,
  isMoment,
  LANGUAGES,
  MAX_PRICE,
  MAX_SEATS,
  MOMENT,
  timeZoneName,
} from '../names/index.ts'

/** An error text that says what the field must be. For a missing field, `inPlainWords` makes the text. */
const mustBe = (what: string) => ({
  error: ({ input }: { readonly input?: unknown }) =>
    input === undefined ? undefined : `must be ${what}`,
})

/**
 * One line of text from a user: trimmed, in NFC, not empty, without control characters and bidi marks, and without
 * anything that nobody sees: two names that look alike are the same name. Nor is it a text that was read in a wrong encoding.
 */
const line = (max: number) =>
  z
    .string(mustBe('a text'))
    .trim()
    .normalize('NFC')
    .min(1, { error: 'must not be empty', abort: true })
    .max(max, `must have at most ${max} characters`)
    .refine(isPrintable, {
      error: 'must not hold control characters or text direction marks',
      abort: true,
    })
    .refine((text) => !hasInvisible(text), {
      error: 'must not hold characters that nobody sees',
      abort: true,
    })
    .refine((text) => !wasMisread(text), {
      error: 'must be in UTF-8: it holds U+FFFD, which stands for bytes that are not',
      abort: true,
    })
    .refine(isVisible, 'must hold a letter, a digit or a sign that can be seen')

export const titleField = line(200).meta({ example: '오페라의 유령' })
export const venueField = line(200).meta({ example: '샤롯데씨어터' })
export const nameField = line(100).meta({ example: 'Kim Minji' })
export const gradeField = line(20).meta({ example: 'VIP' })
export const emailField = z
  .email(mustBe('an e-mail address'))
  .max(254, 'must have at most 254 characters')
  .meta({ example: 'minji@example.com' })
/** A code that came by mail. */
export const codeField = z
  .string()
  .regex(/^\d{6}$/, 'must be the six digits of the mail')
  .meta({ example: '123456' })
export const languageField = z.enum(LANGUAGES, { error: `must be ${LANGUAGES.join(' or ')}` })

/** The number of seats in one booking, or in one grade. */
export const seatsField = z
  .int(mustBe('a whole number'))
  .min(1, 'must be at least 1')
  .max(MAX_SEATS, `must be at most ${MAX_SEATS}`)
  .meta({ example: 2 })

const unit = "in the currency's smallest unit, which for KRW is the won"

/** Says which currency was probably meant. */
function unknownCurrency(input: unknown): string {
  const meant = typeof input === 'string' ? currencyLike(input) : undefined
  const hint = meant === undefined ? '' : `; did you mean ${meant}?`
  return `must be an ISO 4217 code such as KRW${hint}`
}

/** A price in a request. */
export const priceField = z.strictObject({
  amount: z
    .int(mustBe('a whole number'))
    .min(0, 'must be at least 0')
    .max(MAX_PRICE, `must be at most ${MAX_PRICE}`)
    .meta({ description: unit, example: 190000 }),
  currency: z
    .string()
    .refine(isCurrency, { error: ({ input }) => unknownCurrency(input) })
    .meta({ pattern: CURRENCY_CODE.source, example: 'KRW' }),
})

/**
 * An amount in an answer: for all seats together, so it may be more than the highest price. Older versions accepted
 * currencies that do not exist, and what was booked in them is still shown.
 */
export const moneyField = z.strictObject({
  amount: z
    .int()
    .min(0)
    .max(MAX_PRICE * MAX_SEATS)
    .meta({ description: unit, example: 190000 }),
  currency: z.string().regex(CURRENCY_CODE).meta({ example: 'KRW' }),
})

/** When a performance begins: with an offset, or the local time of the hall. */
export const startsAtField = z
  .string(mustBe('a text'))
  .refine(
    isMoment,
    'must be RFC 3339 such as 2027-01-05T19:30:00+09:00, or a local time of the hall such as 2027-01-05T19:30',
  )
  .meta({
    description:
      'RFC 3339; seconds may be left out. Without an offset it is the local time of the hall',
    pattern: MOMENT.source,
    example: '2027-01-05T19:30:00+09:00',
  })

/** The zone of a hall, in the spelling of the IANA database. */
export const timeZoneField = z
  .string(mustBe('a text'))
  .max(64)
  .refine(
    (text) => timeZoneName(text) !== undefined,
    'must be a time zone of the IANA database such as Asia/Seoul, or an offset such as +09:00',
  )
  .overwrite((text) => timeZoneName(text) ?? text)
  .meta({ example: 'Asia/Seoul' })

export const idField = z.string().min(1).max(20).meta({ example: 'PF-7KQ2M9XW4T' })

export const paymentMethodField = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be letters, digits, - and _')
  .meta({ description: 'the name of the card at the gateway', example: 'card-ok' })
