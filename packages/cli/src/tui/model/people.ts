import type { CustomerResponse } from '@outerpark/core/contract'
import { idPrefix } from '@outerpark/core/kernel'
import type { Client } from '../../client/client.ts'
import { Failure } from '../../failure.ts'
import { followNews, type News } from './news.ts'

/** A customer who was found, with the booking by whose id they were. */
export type FoundCustomer = CustomerResponse & { readonly reservationId?: string | undefined }

/** The customers who fit what was typed, newest first. */
export type People = {
  readonly search: string
  readonly items: readonly FoundCustomer[]
  /** whether more fit than are here */
  readonly more: boolean
}

/** The events after which a customer is not what they were. */
export const ABOUT_CUSTOMERS = [
  ...['CustomerSignedUp', 'CustomerChanged', 'AddressConfirmed', 'CustomerErased'],
] as const
/** How many customers are listed. Who is not among them is found by typing more. */
const LISTED = 100
/** How many bookings an id may begin. */
const BOOKINGS = 20

type Asked = Pick<Client, 'customers' | 'customer' | 'reservations'>

/** Follows the customers who fit: a part of the name or the address, initials, an id, or the id of a booking. */
export const followPeople = (client: Asked, search: string, news: News) =>
  followNews(
    () => findPeople(client, search),
    news,
    isOfBooking(search) ? [...ABOUT_CUSTOMERS, 'Reserved'] : ABOUT_CUSTOMERS,
  )

const isOfBooking = (search: string): boolean => /^rv-./i.test(search.trim())

async function findPeople(client: Asked, search: string): Promise<People> {
  if (isOfBooking(search)) return byBooking(client, search)
  const typed = search.trim() === '' ? {} : { search }
  const { items, next } = await client.customers({ ...typed, limit: LISTED })
  return { search, items, more: next !== null }
}

async function byBooking(client: Asked, search: string): Promise<People> {
  const prefix = idPrefix('reservation', search)
  if (prefix === undefined) return { search, items: [], more: false }
  const { items, next } = await client.reservations({ idPrefix: prefix, limit: BOOKINGS })
  const owners = new Map(items.map(({ id, customer }) => [customer?.id ?? '', id]))
  const found = await Promise.all(
    [...owners].map(async ([id, reservationId]) => {
      const customer = await unlessErased(client.customer(id))
      return customer ? [{ ...customer, reservationId }] : []
    }),
  )
  return { search, items: found.flat(), more: next !== null }
}

/** The bookings of a customer who was erased stay. */
async function unlessErased(
  asked: Promise<CustomerResponse>,
): Promise<CustomerResponse | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Failure && error.code === 'customer-not-found') return undefined
    throw error
  }
}
