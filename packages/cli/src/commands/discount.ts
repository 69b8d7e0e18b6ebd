import type { AddDiscountRequest, DiscountResponse } from '@outerpark/core/contract'
import type { Client } from '../client/client.ts'
import { musicalId } from '../client/lookups.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { usage } from '../failure.ts'
import { chooser } from '../prompts/ask.ts'
import { whichMusical } from '../prompts/which.ts'

export type DiscountOptions = Omit<AddDiscountRequest, 'amount' | 'price'> & {
  readonly amount?: number
  readonly price?: number
  readonly currency?: string
}

async function ofMusical(context: Context, given: string | undefined) {
  const typed = await whichMusical(context, given)
  const client = await connect(context, 'admin')
  return { client, musical: await musicalId(client, typed, chooser(context)) }
}

/** Adds a discount to a musical. */
export async function addDiscount(
  context: Context,
  given: string | undefined,
  { amount, price, currency = 'KRW', ...terms }: DiscountOptions,
): Promise<DiscountResponse> {
  const { client, musical } = await ofMusical(context, given)
  return client.addDiscount(musical, {
    ...terms,
    ...(amount !== undefined && { amount: { amount, currency } }),
    ...(price !== undefined && { price: { amount: price, currency } }),
  })
}

/** All discounts of a musical, also those that have ended. */
export async function listDiscounts(context: Context, given: string | undefined) {
  const { client, musical } = await ofMusical(context, given)
  return { items: await client.discounts(musical) }
}

export async function showDiscount(context: Context, given: string | undefined, named: string) {
  const { client, musical } = await ofMusical(context, given)
  return theDiscount(client, musical, named)
}

/** Ends a discount for later bookings. */
export async function endDiscount(
  context: Context,
  given: string | undefined,
  named: string,
  { reason }: { readonly reason?: string },
): Promise<DiscountResponse> {
  const { client, musical } = await ofMusical(context, given)
  const { id } = await theDiscount(client, musical, named)
  return client.endDiscount(musical, id, reason)
}

/** The discount with this id, the beginning of it, or this code. */
async function theDiscount(
  client: Client,
  musical: string,
  named: string,
): Promise<DiscountResponse> {
  const typed = named.toUpperCase()
  const all = await client.discounts(musical)
  const fitting = all.filter(({ id, code }) => id.startsWith(typed) || code === typed)
  const found = fitting.find(({ endedAt }) => endedAt === undefined) ?? fitting.at(-1)
  if (found) return found
  throw usage(
    ({ discounts }) => discounts.none(named),
    ({ discounts }) => discounts.list(musical),
  )
}
