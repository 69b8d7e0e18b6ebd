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

/** The token alone, so that it can be written to a file or passed on. */
export const tokenText = ({ token }: ShownToken) => token

const LANGUAGES: Readonly<Record<Language, string>> = { en: 'in English', ko: 'in Korean' }

function identityRows(customer: NonNullable<SignedIn['customer']>) {
  const { id, name, email, language, mail } = customer
  return [
    ['customer', id],
    ['name', name],
    ['e-mail', email],
    ['notices', LANGUAGES[language]],
    // Whether the box office sends mails at all is one of its settings.
    ['mails', mail === false ? 'not wanted' : 'wanted'],
  ] as const
}
