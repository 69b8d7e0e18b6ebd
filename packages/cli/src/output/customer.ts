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
import { codeText, tokenName } from '../words/code-text.ts'
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
      [words().labels.profile, { text: profile, paint: paint.strong }],
      ...(customer
        ? identityRows(customer)
        : staff
          ? staffRows(staff)
          : [[words().labels.role, codeText('admin')] as const]),
    ],
    paint,
    room,
  )
}

export function whoamiText(who: WhoIsIt, paint: Paint, room?: number): string {
  const { profile, role, customer, staff, scopes, token, url } = who
  return details(
    [
      [words().labels.profile, { text: profile, paint: paint.strong }],
      [words().labels.role, codeText(role)],
      ...(customer ? identityRows(customer) : staff ? staffRows(staff) : []),
      [
        words().labels.token,
        token ? `${tokenName(token.name)} (${token.id})` : words().shown.tokenOfHome,
      ],
      [words().labels.may, scopes.join(', ')],
      ...(token?.endsAt ? [[words().labels.until, clockTime(token.endsAt)] as const] : []),
      [words().labels.boxOffice, url],
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
    [words().labels.staff, id],
    [words().labels.name, name],
  ] as const

const noMails = () => words().shown.noMails
const addressText = (confirmed: boolean) =>
  confirmed ? words().shown.confirmed : words().shown.notConfirmed

function identityRows(customer: NonNullable<SignedIn['customer']>) {
  const { id, name, email, language, mail, confirmed } = customer
  return [
    [words().labels.customer, id],
    [words().labels.name, name],
    // A profile that an older version wrote does not say whether the address is confirmed.
    [words().labels.email, confirmed === undefined ? email : `${email}, ${addressText(confirmed)}`],
    [words().labels.notices, languages()[language]],
    // Whether the box office sends mails at all is one of its settings, so a wish for them promises nothing.
    ...(mail === false ? [[words().labels.mails, noMails()] as const] : []),
  ] as const
}

export const customerText = (customer: CustomerResponse, paint: Paint, room?: number): string =>
  details(
    [
      ...identityRows(customer),
      ...(customer.pendingEmail === undefined
        ? []
        : [
            [
              words().labels.newAddress,
              words().shown.onceConfirmed(customer.pendingEmail),
            ] as const,
          ]),
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
      { title: words().columns.id },
      { title: words().columns.name, long: 'cut' },
      { title: words().columns.email, long: 'cut', least: 16 },
      { title: words().columns.notices, spare: 1 },
      { title: words().columns.mails, spare: 2 },
      { title: words().columns.confirmed },
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
