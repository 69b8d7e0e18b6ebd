import type {
  ChangeCustomerRequest,
  CustomerExportResponse,
  CustomerResponse,
  ErasedCustomerResponse,
  ReservationResponse,
} from '@outerpark/core/contract'
import { isOver } from '@outerpark/core/kernel'
import { hallTime } from '@outerpark/core/names'
import type { Client, Page } from '../client/client.ts'
import { type ListOptions, readList } from '../client/list.ts'
import { customerId, type ShownCustomer } from '../client/whose.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { Failure, failure, usage } from '../failure.ts'
import { forgetCustomer, renewCustomer } from '../profiles/keep.ts'
import { askToConfirm, chooser } from '../prompts/ask.ts'
import { whichUnconfirmed } from '../prompts/people.ts'
import { seatsText } from '../text/money.ts'
import { language, words } from '../words/words.ts'
import { whose } from './whose.ts'

export type CustomerListOptions = ListOptions & {
  readonly search?: string
  readonly unconfirmed?: boolean
}

export async function listCustomers(
  context: Context,
  { search, unconfirmed, ...options }: CustomerListOptions,
): Promise<Page<CustomerResponse>> {
  const client = await connect(context, 'admin')
  return readList((query) => client.customers({ ...query, search, unconfirmed }), options)
}

/** How many bookings are shown. `reservation list --customer` shows all. */
const BOOKINGS_SHOWN = 20

export async function showCustomer(
  context: Context,
  typed: string | undefined,
): Promise<ShownCustomer> {
  const { client, id } = await whose(context, typed, 'outerpark customer show CU-7KQ')
  const customer = await client.customer(id)
  const { items } = await client.reservations({ customerId: customer.id, limit: BOOKINGS_SHOWN })
  return { customer, reservations: items }
}

export type EditOptions = ChangeCustomerRequest

export async function editCustomer(
  context: Context,
  typed: string | undefined,
  { name, email, language, mail }: EditOptions,
): Promise<CustomerResponse> {
  const change = {
    ...(name !== undefined && { name }),
    ...(email !== undefined && { email }),
    ...(language !== undefined && { language }),
    ...(mail !== undefined && { mail }),
  }
  if (Object.keys(change).length === 0)
    throw usage(
      ({ people }) => people.nothingToChange,
      ({ people }) => people.editExample,
    )
  const { client, id, url } = await whose(
    context,
    typed,
    'outerpark customer edit CU-7KQ --no-mail',
  )
  const customer = await client.changeCustomer(id, change)
  await renewCustomer(context.places, { customer, url })
  return customer
}

/** Everything about a customer, as it was at one position. */
export async function exportCustomer(
  context: Context,
  typed: string | undefined,
): Promise<CustomerExportResponse> {
  const { client, id } = await whose(context, typed, 'outerpark customer export CU-7KQ')
  return client.exportCustomer(id)
}

/** Says for the admin that the address is the customer's own. */
export async function confirmCustomer(
  context: Context,
  given: string | undefined,
): Promise<CustomerResponse> {
  const typed = await whichUnconfirmed(context, given)
  const client = await connect(context, 'admin')
  return client.confirmCustomer(await customerId(client, typed, chooser(context)))
}

export type EraseOptions = { readonly yes?: boolean; readonly cancel?: boolean }

/**
 * Erases a customer. With `cancel` it cancels their open bookings before; a person at the terminal is asked.
 *
 * @param confirm asks the person at the terminal
 */
export async function eraseCustomer(
  context: Context,
  typed: string | undefined,
  { yes, cancel }: EraseOptions,
  confirm: (question: string) => Promise<boolean> = askToConfirm,
): Promise<ErasedCustomerResponse> {
  const example = 'outerpark customer erase CU-7KQ'
  const { client, id, url } = await whose(context, typed, example)
  const customer = await client.customer(id).catch((error: unknown) => {
    if (context.key !== undefined && isUnknown(error)) return undefined
    throw error
  })
  // A repeated command with the same key gets its first answer.
  if (!customer) return client.eraseCustomer(id)
  if (!yes && !context.interactive)
    throw failure(
      'confirmation-needed',
      ({ people }) => people.yesToErase(customer.id),
      words()
        .people.runErase(typed ?? '')
        .replace('  ', ' '),
    )
  const open = await openBookings(client, customer.id)
  if (open.length > 0 && !cancel && (yes || !context.interactive)) throw hasBookings(open)
  const ask = async (question: string) => {
    if (!yes && !(await confirm(question)))
      throw failure('not-confirmed', ({ people }) => people.nothingErased)
  }
  const { name, email } = customer
  await ask(words().people.askErase(name, email))
  if (open.length > 0 && !cancel)
    await ask(words().people.askCancelFirst(open.map(bookingText).join('; ')))
  if (open.length > 0) {
    // The key that was given is for the erasure. Each cancel gets one of its own.
    const { client: other } = await whose(
      { ...context, key: undefined },
      id === 'me' ? typed : id,
      example,
    )
    for (const { id: reservation } of open) await other.cancel(reservation)
  }
  const erased = await client.eraseCustomer(id)
  await forgetCustomer(context.places, { customer, url })
  return erased
}

const isUnknown = (error: unknown) =>
  error instanceof Failure && error.code === 'customer-not-found'

/** Bookings that are unpaid, or whose performance is to come. */
async function openBookings(client: Client, id: string): Promise<readonly ReservationResponse[]> {
  const limit = { limit: Number.POSITIVE_INFINITY }
  const { items } = await readList(
    (query) => client.reservations({ ...query, customerId: id }),
    limit,
  )
  const isOpen = ({ status, startsAt }: ReservationResponse) =>
    !isOver(status) && (status === 'awaiting-payment' || Date.parse(startsAt) > Date.now())
  return items.filter(isOpen)
}

const bookingText = (booking: ReservationResponse) =>
  words().people.booking(
    booking.id,
    seatsText(booking),
    booking.title,
    hallTime(booking.startsAt, { language: language() }),
  )

const hasBookings = (open: readonly ReservationResponse[]) =>
  failure(
    'customer-has-bookings',
    ({ people }) => people.hasBookings(open.length, open.map(bookingText).join('; ')),
    ({ people }) => people.cancelFirst,
  )
