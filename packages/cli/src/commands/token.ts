import type {
  CreatedTokenResponse,
  CustomerResponse,
  TokenResponse,
} from '@outerpark/core/contract'
import type { Scope } from '@outerpark/core/kernel'
import type { Client, ListQuery, Page } from '../client/client.ts'
import { wholeId } from '../client/ids.ts'
import { type ListOptions, readList } from '../client/list.ts'
import { staffId } from '../client/lookups.ts'
import { customerId } from '../client/whose.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { usage } from '../failure.ts'
import { asText, chooser, givenOrAsked } from '../prompts/ask.ts'
import { whichCustomer, whichToken } from '../prompts/people.ts'
import { words } from '../words/words.ts'

/** Whose tokens a command is about; their own if both are left out. */
export type WhoseTokens = { readonly customer?: string; readonly staff?: string }

export async function listTokens(
  context: Context,
  { customer, staff, ...list }: ListOptions & WhoseTokens,
): Promise<Page<TokenResponse>> {
  const { client, owner } = await ownerOf(context, { customer, staff })
  return readList((query) => client.tokens({ ...query, ...owner }), list)
}

export type CreateOptions = {
  readonly scopes?: readonly Scope[]
  readonly ends?: string
  readonly staff?: string
}

/** Makes another token of your own, or with `staff` one for a staff member. */
export async function createToken(
  context: Context,
  typed: string | undefined,
  { scopes, ends, staff }: CreateOptions,
): Promise<CreatedTokenResponse> {
  const name = await givenOrAsked(context, typed, {
    flag: 'NAME',
    message: words().people.tokenName,
    parse: asText,
  })
  const { client, owner } = await ownerOf(context, staff === undefined ? {} : { staff })
  const body = { name, ...(scopes && { scopes: [...scopes] }), ...(ends && { endsAt: ends }) }
  if (owner.staffId === undefined) return client.createToken(body)
  // The box office checks that a staff member can have these scopes.
  return client.createStaffToken(owner.staffId, body as Parameters<Client['createStaffToken']>[1])
}

/** Makes a token for a customer who lost theirs. */
export async function createCustomerToken(
  context: Context,
  typed: string | undefined,
  { name, ends }: { readonly name?: string; readonly ends?: string },
): Promise<{ readonly created: CreatedTokenResponse; readonly customer: CustomerResponse }> {
  const whom = await whichCustomer(context, typed)
  const client = await connect(context, 'admin')
  const customer = await client.customer(await customerId(client, whom, chooser(context)))
  const created = await client.createCustomerToken(customer.id, {
    ...(name && { name }),
    ...(ends && { endsAt: ends }),
  })
  return { created, customer }
}

/** Revokes a token: it is refused from then on. */
export async function revokeToken(
  context: Context,
  typed: string | undefined,
  whose: WhoseTokens,
): Promise<TokenResponse> {
  const reader = async () => {
    const { client, owner } = await ownerOf(context, whose)
    return { client, list: (query: ListQuery) => client.tokens({ ...query, ...owner }) }
  }
  const wanted = await whichToken(context, typed, async () => (await reader()).list)
  const { client, list } = await reader()
  const id = await wholeId(wanted, { kind: 'token', list, label: ({ name }) => name })
  return client.revokeToken(id)
}

type OwnerQuery = { readonly customerId?: string; readonly staffId?: string }

async function ownerOf(
  context: Context,
  { customer, staff }: { customer?: string | undefined; staff?: string | undefined },
): Promise<{ client: Client; owner: OwnerQuery }> {
  if (customer !== undefined && staff !== undefined) throw usage(({ people }) => people.notBoth)
  const isOwn = customer === undefined && staff === undefined
  const client = await connect(context, isOwn ? 'customer' : 'admin')
  if (customer !== undefined)
    return { client, owner: { customerId: await customerId(client, customer, chooser(context)) } }
  if (staff === undefined) return { client, owner: {} }
  return { client, owner: { staffId: await staffId(client, staff, chooser(context)) } }
}
