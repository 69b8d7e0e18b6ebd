import type { Staff } from '@outerpark/core/access'
import type { StaffRow, TokenRow } from '@outerpark/core/engine'
import type { Owner, Scope, StaffId, StaffScope, TokenId } from '@outerpark/core/kernel'
import type { Queries, TokenHolder } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { customerFinder } from './customers.ts'
import { before, pageOf, startingWith } from './paging.ts'

type TokenColumns = {
  readonly seq: number
  readonly id: TokenId
  readonly hash: string
  readonly owner: Owner
  readonly name: string
  readonly scopes: string
  readonly createdAt: number
  readonly endsAt: number | null
  readonly revokedAt: number | null
}

type StaffColumns = {
  readonly seq: number
  readonly id: StaffId
  readonly name: string
  readonly scopes: string
  readonly addedAt: number
  readonly revokedAt: number | null
}

const TOKENS = `SELECT seq, id, hash, owner, name, scopes, created_at AS createdAt, ends_at AS endsAt,
    revoked_at AS revokedAt FROM tokens`
const STAFF =
  'SELECT seq, id, name, scopes, added_at AS addedAt, revoked_at AS revokedAt FROM staff'

/** Finds tokens by id, hash or owner, and staff members by id. */
export function accessFinder(db: Database.Database) {
  const tokenById = db.prepare<[string], TokenColumns>(`${TOKENS} WHERE id = ?`)
  const tokenByHash = db.prepare<[string], TokenColumns>(`${TOKENS} WHERE hash = ?`)
  const validOf = db.prepare<[string, number], TokenColumns>(
    `${TOKENS} WHERE owner = ? AND revoked_at IS NULL AND ifnull(ends_at, 9e15) > +?`,
  )
  const staffById = db.prepare<[string], StaffColumns>(`${STAFF} WHERE id = ?`)
  return {
    token: (id: string) => tokenOf(tokenById.get(id)),
    tokenByHash: (hash: string) => tokenOf(tokenByHash.get(hash)),
    /** Those that are valid at that time (ms since the epoch). */
    tokensOf: (owner: Owner, now: number): TokenRow[] => validOf.all(owner, now).map(rowOfToken),
    staff: (id: string): StaffRow | undefined => {
      const found = staffById.get(id)
      return found && staffOf(found)
    },
  }
}

/** Queries for tokens and for the staff. */
export function accessQueries(
  db: Database.Database,
): Pick<Queries, 'tokenByHash' | 'tokens' | 'staff' | 'staffMember'> {
  const find = accessFinder(db)
  const customers = customerFinder(db)
  const tokens = db.prepare<[string, number, string, string, number], TokenColumns>(
    `${TOKENS} WHERE owner = ? AND seq < +? AND id >= ? AND id < ? ORDER BY seq DESC LIMIT +?`,
  )
  const staff = db.prepare<[number, string, string, number], StaffColumns>(
    `${STAFF} WHERE seq < +? AND id >= ? AND id < ? ORDER BY seq DESC LIMIT +?`,
  )
  return {
    async tokenByHash(hash): Promise<TokenHolder | undefined> {
      const row = find.tokenByHash(hash)
      if (!row) return undefined
      const { hash: _, ...token } = row
      const customer = customers.byId(token.owner)
      if (customer) return { token, customer }
      const member = find.staff(token.owner)
      return member && { token, staff: member }
    },
    async tokens(request) {
      const { owner, idPrefix, limit } = request
      const found = tokens.all(owner, before(request), ...startingWith(idPrefix), limit + 1)
      return pageOf(found, limit, (row) => {
        const { hash: _, ...token } = rowOfToken(row)
        return token
      })
    },
    async staff(request) {
      const { idPrefix, limit } = request
      const found = staff.all(before(request), ...startingWith(idPrefix), limit + 1)
      return pageOf(found, limit, staffOf)
    },
    staffMember: async (id) => find.staff(id),
  }
}

const tokenOf = (row: TokenColumns | undefined): TokenRow | undefined => row && rowOfToken(row)

function rowOfToken({ seq: _, scopes, ...row }: TokenColumns): TokenRow {
  const { createdAt, endsAt, revokedAt } = row
  return {
    ...row,
    // write-access.ts has written these scopes.
    scopes: scopes.split(' ') as Scope[],
    createdAt: isoOf(createdAt),
    endsAt: isoOrNull(endsAt),
    revokedAt: isoOrNull(revokedAt),
  }
}

function staffOf({ seq: _, scopes, ...row }: StaffColumns): Staff {
  const { addedAt, revokedAt } = row
  return {
    ...row,
    // As above.
    scopes: scopes.split(' ') as StaffScope[],
    addedAt: isoOf(addedAt),
    revokedAt: isoOrNull(revokedAt),
  }
}

const isoOf = (ms: number): string => new Date(ms).toISOString()
const isoOrNull = (ms: number | null): string | null => (ms === null ? null : isoOf(ms))
