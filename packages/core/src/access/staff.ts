import {
  accept,
  type NewToken,
  type Operation,
  type Owner,
  refuse,
  type StaffId,
  type StaffScope,
  type Token,
  type TokenCreated,
  type TokenId,
  type TokenRevoked,
} from '../kernel/index.ts'
import { type TokenReply, tokenOf } from './create-token.ts'
import type { StaffAdded, StaffRevoked } from './events.ts'
import { revoked } from './revoke-token.ts'
import { type Asker, askerNeeds, refuseOver, type Staff } from './state.ts'

export type AddStaff = NewToken & {
  readonly name: string
  /** what the person's tokens can have at most */
  readonly scopes: readonly StaffScope[]
  /** the end of the first token, ISO 8601; null if it does not end by itself */
  readonly endsAt: string | null
  readonly asker: Asker
}

export type StaffReply = TokenReply & { readonly staffId: StaffId }

/** What the first token of a staff member is called. */
const FIRST = 'first'

/** Lets a person work at the box office, with a first token. */
export const addStaff: Operation<
  AddStaff,
  { asker?: TokenId },
  { asker: Token | undefined },
  StaffAdded | TokenCreated,
  StaffReply
> = {
  name: 'add-staff',
  needs: ({ asker }) => askerNeeds(asker),
  decide(command, facts, { now, newId }) {
    const { name, asker, tokenId, tokenHash, endsAt } = command
    const over = refuseOver(asker, facts.asker, now)
    if (over) return over
    if (endsAt !== null && Date.parse(endsAt) <= now) return refuse('end-has-passed', { endsAt })
    const staffId = newId('staff')
    const scopes = [...new Set(command.scopes)]
    const created: TokenCreated = {
      type: 'TokenCreated',
      tokenId,
      owner: staffId,
      scopes,
      endsAt: endsAt === null ? null : new Date(endsAt).toISOString(),
    }
    return accept(
      [{ type: 'StaffAdded', staffId, scopes }, created],
      { staffId, tokenId, asker, token: tokenOf(created, FIRST, now) },
      { grants: [{ tokenId, tokenHash, name: FIRST }], staff: [{ staffId, name }] },
    )
  },
}

export type RevokeStaff = { readonly staffId: StaffId; readonly asker: Asker }

/** Lets a person work at the box office no longer, and ends all of their tokens at once. */
export const revokeStaff: Operation<
  RevokeStaff,
  { asker?: TokenId; staff: StaffId; tokensOf: Owner },
  { asker: Token | undefined; staff: Staff | undefined; tokensOf: readonly Token[] },
  StaffRevoked | TokenRevoked,
  { readonly staffId: StaffId }
> = {
  name: 'revoke-staff',
  needs: ({ staffId, asker }) => ({ ...askerNeeds(asker), staff: staffId, tokensOf: staffId }),
  decide({ staffId, asker }, { asker: own, staff, tokensOf }, { now }) {
    const over = refuseOver(asker, own, now)
    if (over) return over
    if (!staff) return refuse('staff-not-found', { id: staffId })
    if (staff.revokedAt !== null) return accept([], { staffId })
    return accept([{ type: 'StaffRevoked', staffId }, ...tokensOf.map(revoked)], { staffId })
  },
}
