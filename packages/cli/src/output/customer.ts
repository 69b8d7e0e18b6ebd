import type { Language } from '@outerpark/core/names'
import type { ShownToken, SignedIn, WhoIsIt } from '../profiles/signed-in.ts'
import type { Paint } from './paint.ts'
import { details } from './table.ts'

export function signedInText({ profile, customer }: SignedIn, paint: Paint): string {
  return details(
    [
      ['profile', { text: profile, paint: paint.strong }],
      ...(customer ? identityRows(customer) : [['role', 'admin'] as const]),
    ],
    paint,
  )
}

export function whoamiText({ profile, role, customer, url }: WhoIsIt, paint: Paint): string {
  return details(
    [
      ['profile', { text: profile, paint: paint.strong }],
      ['role', role],
      ...(customer ? identityRows(customer) : []),
      ['box office', url],
    ],
    paint,
  )
}

/** Nothing but the token, so that it can be kept and passed on. */
export const tokenText = ({ token }: ShownToken) => token

const LANGUAGES: Readonly<Record<Language, string>> = { en: 'in English', ko: 'in Korean' }

function identityRows(customer: NonNullable<SignedIn['customer']>) {
  const { id, name, email, language, mail } = customer
  return [
    ['customer', id],
    ['name', name],
    ['e-mail', email],
    ['notices', LANGUAGES[language]],
    // Whether there are any is the box office's affair.
    ['mails', mail === false ? 'not wanted' : 'wanted'],
  ] as const
}
