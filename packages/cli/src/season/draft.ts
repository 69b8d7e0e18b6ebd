import type { PerformanceResponse, RegisterMusicalRequest } from '@outerpark/core/contract'
import { decimalsOf, grouped } from '@outerpark/core/kernel'

/** A grade as it was typed. What is not a number stays text, and the rules of the box office say so. */
export type GradeDraft = {
  readonly grade: string
  readonly seats: number | string | undefined
  /** in the currency's smallest unit */
  readonly amount: number | string | undefined
}

/** A musical as it is typed into a form. Each performance has all grades. */
export type MusicalDraft = {
  readonly title: string
  readonly venue: string
  readonly timeZone: string
  readonly runningMinutes: string
  readonly currency: string
  readonly times: readonly string[]
  readonly grades: readonly GradeDraft[]
}

/** What is wrong with a part of a draft. `index`: which of the times or grades. */
export type DraftFlaw = {
  readonly key: keyof MusicalDraft
  readonly index: number
  readonly text: string
  /** what kind of a mistake it is, if it is one of a time */
  readonly code?: string
}

/**
 * Reads a grade as a price list has it: name, seats, price of a seat, as in `VIP 40 170,000`, `R석:100:90000원`
 * or `A 20 12.50`. The name may have blanks.
 */
export function gradeDraft(text: string, currency: string): GradeDraft {
  const words = text.trim().split(/[\s:]+/)
  const named = words.length > 2 ? words.slice(0, -2).join(' ') : (words[0] ?? '')
  const [seats, price] = words.length > 2 ? words.slice(-2) : [words[1], undefined]
  return {
    grade: named,
    seats: seats === undefined ? undefined : wholeOf(seats),
    amount: price === undefined ? undefined : amountOf(price, currency),
  }
}

const wholeOf = (text: string): number | string =>
  /^\d{1,3}(,\d{3})+$|^\d{1,15}$/.test(text) ? Number(text.replaceAll(',', '')) : text

/** The price in the smallest unit. Of a dollar it may have two decimals, of a won none. */
function amountOf(text: string, currency: string): number | string {
  const plain = text.replace(/[,₩$€¥£]|원$/g, '')
  const [, whole, fraction = ''] = /^(\d{1,12})(?:\.(\d+))?$/.exec(plain) ?? []
  const decimals = decimalsOf(currency)
  if (whole === undefined || fraction.length > decimals) return text
  return Number(whole + fraction.padEnd(decimals, '0'))
}

/** The request of a draft, as it is: it may break the rules. */
export function draftRequest(draft: MusicalDraft): unknown {
  const { title, venue, timeZone, runningMinutes, currency, times } = draft
  const grades = draft.grades.map(({ grade, seats, amount }) => ({
    ...{ grade, seats },
    price: { amount, currency },
  }))
  return {
    ...{ title, venue },
    ...(timeZone !== '' && { timeZone }),
    ...(runningMinutes !== '' && { runningMinutes: wholeOf(runningMinutes) }),
    performances: times.map((startsAt) => ({ startsAt, grades })),
  }
}

/** The request of a draft without flaws. */
export const checkedRequest = (draft: MusicalDraft): RegisterMusicalRequest =>
  draftRequest(draft) as RegisterMusicalRequest // `flawsOf` found nothing

/** What was typed for a grade that is on sale. Empty: it stays as it is. */
export type ChangeDraft = { readonly price: string; readonly seats: string }

type GradeOnSale = PerformanceResponse['grades'][number]

/** What a draft would change. What stays as it is is left out; what is not a number stays text, as in {@link GradeDraft}. */
export type DraftChange = {
  readonly price?: { readonly amount: number | string; readonly currency: string }
  readonly seats?: number | string
}

/** The change that was typed, as it is: it may break the rules. */
export function draftChange(draft: ChangeDraft, { price, capacity }: GradeOnSale): DraftChange {
  const { currency } = price
  const amount = draft.price.trim() === '' ? price.amount : amountOf(draft.price.trim(), currency)
  const seats = draft.seats.trim() === '' ? capacity : wholeOf(draft.seats.trim())
  return {
    ...(amount !== price.amount && { price: { amount, currency } }),
    ...(seats !== capacity && { seats }),
  }
}

/** A price as people type it: without its currency. */
export function priceText({ amount, currency }: GradeOnSale['price']): string {
  const decimals = decimalsOf(currency)
  const fraction = String(amount % 10 ** decimals).padStart(decimals, '0')
  const whole = grouped(Math.floor(amount / 10 ** decimals))
  return decimals === 0 ? whole : `${whole}.${fraction}`
}
