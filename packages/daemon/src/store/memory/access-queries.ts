import { customerOf, type TokenRow } from '@outerpark/core/engine'
import type { Token } from '@outerpark/core/kernel'
import type { Queries, TokenHolder } from '@outerpark/core/ports'
import { newestPage } from './lists.ts'
import type { State } from './state.ts'

/** Queries for tokens and for the staff. They scan all rows. */
export function accessQueries({
  office,
}: State): Pick<Queries, 'tokenByHash' | 'tokens' | 'staff' | 'staffMember'> {
  return {
    async tokenByHash(hash): Promise<TokenHolder | undefined> {
      const row = office.tokens.values().find((token) => token.hash === hash)
      if (!row) return undefined
      const token = shown(row)
      const customer = customerOf(office.customers.get(token.owner))
      if (customer) return { token, customer }
      const staff = office.staff.get(token.owner)
      return staff && { token, staff }
    },
    async tokens(request) {
      const { owner, idPrefix = '' } = request
      const rows = office.tokens.values()
      const wanted = rows.filter((row) => row.owner === owner && row.id.startsWith(idPrefix))
      return newestPage(wanted, request, shown)
    },
    async staff(request) {
      const rows = office.staff.values()
      const wanted = rows.filter(({ id }) => id.startsWith(request.idPrefix ?? ''))
      return newestPage(wanted, request, (row) => row)
    },
    staffMember: async (id) => office.staff.get(id),
  }
}

const shown = ({ hash: _, ...token }: TokenRow): Token => token
