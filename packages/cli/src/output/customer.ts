import type {
  CustomerExportResponse,
  CustomerResponse,
  ErasedCustomerResponse,
} from '@outerpark/core/contract'
import type { Language } from '@outerpark/core/names'
import type { Page } from '../client/client.ts'
import type { ShownCustomer } from '../client/whose.ts'
import type { ShownToken, SignedIn, WhoIsIt } from '../profiles/signed-in.ts'
import { clockTime } from '../text/time.ts'
import { words } from '../words/words.ts'
import type { Paint } from './paint.ts'
import { reservationsText } from './reservation.ts'
import { details, table } from './table.ts'

export function signedInText(
  { profile, customer, staff }: SignedIn,
  paint: Paint,
  room?: number,
): string {
  return details(
    [
      ['profile', { text: profile, paint: paint.strong }],
      ...(customer
        ? identityRows(customer)
        : staff
          ? staffRows(staff)
          : [['role', words().statuses.admin ?? 'admin'] as const]),
    ],
    paint,
    room,
  )
}

export function whoamiText(who: WhoIsIt, paint: Paint, room?: number): string {
  const { profile, role, customer, staff, scopes, token, url } = who
  return details(
    [
      ['profile', { text: profile, paint: paint.strong }],
      ['role', words().statuses[role] ?? role],
      ...(customer ? identityRows(customer) : staff ? staffRows(staff) : []),
      ['token', token ? `${token.name} (${token.id})` : words().shown.tokenOfHome],
      ['may', scopes.join(', ')],
      ...(token?.endsAt ? [['until', clockTime(token.endsAt)] as const] : []),
      ['box office', url],
    ],
    paint,
    room,
  )
}

/** The token alone, so that it can be written to a file or passed on. */
export const tokenText = ({ token }: ShownToken) => token

const languages = (): Readonly<Record<Language, string>> => ({
  en: words().shown.inEnglish,
  ko: words().shown.inKorean,
})

const staffRows = ({ id, name }: NonNullable<SignedIn['staff']>) =>
  [
    ['staff', id],
    ['name', name],
  ] as const

const noMails = () => words().shown.noMails
const addressText = (confirmed: boolean) =>
  confirmed ? words().shown.confirmed : words().shown.notConfirmed

function identityRows(customer: NonNullable<SignedIn['customer']>) {
  const { id, name, email, language, mail, confirmed } = customer
  return [
    ['customer', id],
    ['name', name],
    ['e-mail', email],
    ['notices', languages()[language]],
    // A profile that an older version wrote does not say whether the address is confirmed.
    ...(confirmed === undefined ? [] : [['address', addressText(confirmed)] as const]),
    // Whether the box office sends mails at all is one of its settings, so a wish for them promises nothing.
    ...(mail === false ? [['mails', noMails()] as const] : []),
  ] as const
}

export const customerText = (customer: CustomerResponse, paint: Paint, room?: number): string =>
  details(
    [
      ...identityRows(customer),
      ...(customer.pendingEmail === undefined
        ? []
        : [['new address', words().shown.onceConfirmed(customer.pendingEmail)] as const]),
    ],
    paint,
    room,
  )

export function customersText(
  { items }: Page<CustomerResponse>,
  paint: Paint,
  room?: number,
): string {
  return table(
    [
      { title: 'ID' },
      { title: 'NAME', long: 'cut' },
      { title: 'E-MAIL', long: 'cut', least: 16 },
      { title: 'NOTICES', spare: 1 },
      { title: 'MAILS', spare: 2 },
      { title: 'ADDRESS' },
    ],
    items.map(({ id, name, email, language, mail, confirmed }) => [
      id,
      name,
      email,
      languages()[language],
      mail ? '' : noMails(),
      addressText(confirmed),
    ]),
    paint,
    room,
  )
}

export function shownCustomerText(
  { customer, reservations }: ShownCustomer,
  paint: Paint,
  room?: number,
): string {
  const who = customerText(customer, paint, room)
  if (reservations.length === 0) return `${who}\n\n${words().shown.noneBooked}`
  // Whose they are is said above.
  const items = reservations.map(({ customer: _, ...reservation }) => reservation)
  return `${who}\n\n${reservationsText({ items, next: null }, paint, room)}`
}

export const erasedText = ({ id }: ErasedCustomerResponse): string => words().shown.erased(id)

/** An export is for programs and for keeping, so it is JSON in any case. */
export const exportText = (data: CustomerExportResponse): string => JSON.stringify(data, null, 2)
