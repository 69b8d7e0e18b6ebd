import { FIRST_TOKEN } from '@outerpark/core/kernel'
import { words } from './words.ts'

/**
 * A status, a state, a kind, a role or a channel in the language of the reader. A code that this version does not know stays as
 * it is.
 */
export function codeText(code: string): string {
  const { statuses } = words()
  return isKnown(statuses, code) ? statuses[code] : code
}

/** The status of a payment by itself. One that was cancelled was refunded, or never charged. */
export function paymentText({ status, refunded }: PaymentState): string {
  if (status !== 'cancelled') return codeText(status)
  return refunded ? words().shown.refunded : words().shown.notCharged
}

export type PaymentState = {
  readonly status: string
  /** whether something went back, or what did */
  readonly refunded?: unknown
}

/** The name of a token. That of a customer's first one was given by the box office, and is in the language of the reader. */
export const tokenName = (name: string): string =>
  name === FIRST_TOKEN ? words().shown.firstToken : name

const isKnown = <Texts extends object>(
  texts: Texts,
  code: PropertyKey,
): code is Extract<keyof Texts, string> => Object.hasOwn(texts, code)
