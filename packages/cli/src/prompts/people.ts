import type { CustomerResponse, StaffResponse, TokenResponse } from '@outerpark/core/contract'
import type { ListQuery, Page } from '../client/client.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { words } from '../words/words.ts'
import { asText, givenOrAsked } from './ask.ts'
import { choices, type Which } from './which.ts'

const PAGE_SIZE = 500

const customerLabel = ({ name, email }: CustomerResponse) => `${name}, ${email}`

/** Which customer, for those who work at the box office. */
export const whichCustomer: Which = (context, given) => oneOfCustomers(context, given, {})

/** Which customer whose address nobody has confirmed. */
export const whichUnconfirmed: Which = (context, given) =>
  oneOfCustomers(context, given, { unconfirmed: true })

const oneOfCustomers = (
  context: Context,
  given: string | undefined,
  those: { readonly unconfirmed?: boolean },
) =>
  givenOrAsked(context, given, {
    flag: 'CUSTOMER',
    message: words().people.whichCustomer,
    parse: asText,
    choices: async () => {
      const client = await connect(context, 'admin')
      return choices(await client.customers({ ...those, limit: PAGE_SIZE }), customerLabel)
    },
  })

/** Which of those who work at the box office now. */
export const whichStaff: Which = (context, given) =>
  givenOrAsked(context, given, {
    flag: 'STAFF',
    message: words().people.who,
    parse: asText,
    choices: async () => {
      const { items } = await (await connect(context, 'admin')).staff({ limit: PAGE_SIZE })
      return choices(present(items), ({ name, scopes }) => `${name}, ${scopes.join(', ')}`)
    },
  })

/**
 * Which of the tokens that are still valid.
 * @param list reads the tokens of whom the command is about
 */
export const whichToken = (
  context: Context,
  given: string | undefined,
  list: () => Promise<(query: ListQuery) => Promise<Page<TokenResponse>>>,
): Promise<string> =>
  givenOrAsked(context, given, {
    flag: 'TOKEN',
    message: words().people.whichToken,
    parse: asText,
    choices: async () => {
      const { items } = await (await list())({ limit: PAGE_SIZE })
      return choices(present(items), ({ name, scopes }) => `${name}, ${scopes.join(', ')}`)
    },
  })

/** Without those that are revoked. */
const present = <T extends Pick<StaffResponse | TokenResponse, 'revokedAt'>>(
  items: readonly T[],
) => ({
  items: items.filter(({ revokedAt }) => revokedAt === null),
})
