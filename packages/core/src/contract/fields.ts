import { z } from 'zod'
import {
  currencyLike,
  hasInvisible,
  isCurrency,
  isPrintable,
  isVisible,
  PAYMENT_STATUSES,
  RESERVATION_STATUSES,
  wasMisread,
} from '../kernel/index.ts'
import {
  CURRENCY_CODE,
  isMoment,
  LANGUAGES,
  MAX_LINES,
  MAX_MESSAGE,
  MAX_PRICE,
  MAX_SEATS,
  MOMENT,
  timeZoneName,
} from '../names/index.ts'
import { flaw, flawed } from './flaws.ts'

/**
 * One line of text from a user: trimmed, in NFC, not empty, without control characters and bidi marks, and without
 * anything that nobody sees: two names that look alike are the same name. Nor is it a text that was read in a wrong encoding.
 */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .normalize('NFC')
    .min(1, { error: flaw('empty', {}), abort: true })
    .max(max)
    .refine(isPrintable, {
      error: flaw('control-characters', {}),
      abort: true,
    })
    .refine((text) => !hasInvisible(text), {
      error: flaw('unseen-characters', {}),
      abort: true,
    })
    .refine((text) => !wasMisread(text), { error: flaw('misread', {}), abort: true })
    .refine(isVisible, flaw('nothing-seen', {}))

/**
 * A text of several lines from a user, in the same form: `\n` between them, and nothing in them that a terminal obeys or that nobody
 * sees.
 */
const lines = (max: number) =>
  z
    .string()
    .overwrite((text) => text.replaceAll(/\r\n?/g, '\n'))
    .trim()
    .normalize('NFC')
    .min(1, { error: flaw('empty', {}), abort: true })
    .max(max)
    .refine((text) => text.split('\n').every(isPrintable), {
      error: flaw('control-characters', {}),
      abort: true,
    })
    .refine((text) => !hasInvisible(text), {
      error: flaw('unseen-characters', {}),
      abort: true,
    })
    .refine((text) => !wasMisread(text), { error: flaw('misread', {}), abort: true })
    .refine(isVisible, flaw('nothing-seen', {}))

export const titleField = line(200).meta({ example: '오페라의 유령' })
/** The name of a musical in season files. Any letters and digits, also Korean ones, with - and _ and . between them. */
export const keyField = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u, flaw('not-like', { example: 'phantom-2027' }))
  .meta({ example: 'phantom-2027' })
export const venueField = line(200).meta({ example: '샤롯데씨어터' })
export const nameField = line(100).meta({ example: 'Kim Minji' })
export const gradeField = line(20).meta({ example: 'VIP' })
/** Why the box office does something, in words for customers. */
export const reasonField = line(200)
/** The subject of a message of the house, and its text. */
export const subjectField = line(100).meta({ example: 'Doors open at six' })
export const messageField = lines(MAX_MESSAGE)

/** The id of a seat that has a number. */
export const seatIdField = line(100).meta({ example: '1F/8/11' })
export const emailField = z
  .email(flawed('not-an-email', {}))
  .max(254)
  .meta({ example: 'minji@example.com' })
/** A code that came by mail. */
export const codeField = z
  .string()
  .regex(/^\d{6}$/, flaw('not-a-code', {}))
  .meta({ example: '123456' })
export const languageField = z.enum(LANGUAGES)

/** Of a number that has a fraction, and of what is no number. */
const WHOLE = flawed('wrong-kind', { expected: ['whole-number'] })

/** The number of seats in one booking, or in one grade. */
export const seatsField = z.int(WHOLE).min(1).max(MAX_SEATS).meta({ example: 2 })

/** How many people of a party sit in wheelchairs. */
export const wheelchairsField = z.int(WHOLE).min(0).max(MAX_SEATS).meta({ example: 1 })

const unit = "in the currency's smallest unit, which for KRW is the won"

/** Says which currency was probably meant. */
function unknownCurrency(input: unknown): string {
  const meant = typeof input === 'string' ? currencyLike(input) : undefined
  return flaw('unknown-currency', { meant: meant ?? null })
}

/** A price in a request. */
export const priceField = z.strictObject({
  amount: z.int(WHOLE).min(0).max(MAX_PRICE).meta({ description: unit, example: 190000 }),
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
    .max(MAX_PRICE * MAX_SEATS * MAX_LINES)
    .meta({ description: unit, example: 190000 }),
  currency: z.string().regex(CURRENCY_CODE).meta({ example: 'KRW' }),
})

/** When a performance begins: with an offset, or the local time of the hall. */
export const startsAtField = z.string().refine(isMoment, flaw('not-a-start', {})).meta({
  description:
    'RFC 3339; seconds may be left out. Without an offset it is the local time of the hall',
  pattern: MOMENT.source,
  example: '2027-01-05T19:30:00+09:00',
})

/** When a performance begins, in an answer. */
export const hallTimeField = z.string().meta({
  format: 'date-time',
  description: "RFC 3339 with seconds, in the hall's offset",
})

export const reservationStatusField = z.enum(RESERVATION_STATUSES)
export const paymentStatusField = z.enum(PAYMENT_STATUSES)

/** The zone of a hall, in the spelling of the IANA database. */
export const timeZoneField = z
  .string()
  .max(64)
  .refine((text) => timeZoneName(text) !== undefined, flaw('unknown-time-zone', {}))
  .overwrite((text) => timeZoneName(text) ?? text)
  .meta({ example: 'Asia/Seoul' })

export const idField = z.string().min(1).max(20).meta({ example: 'PF-7KQ2M9XW4T' })

export const paymentMethodField = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, flaw('not-a-card', {}))
  .meta({ description: 'the name of the card at the gateway', example: 'card-ok' })
