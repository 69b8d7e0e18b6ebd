import {
  accept,
  CUSTOMER_SCOPES,
  type CustomerId,
  type Decision,
  MAX_TOKENS,
  type NewToken,
  type Operation,
  type Owner,
  refuse,
  type Scope,
  type StaffId,
  type Token,
  type TokenCreated,
  type TokenId,
} from '../kernel/index.ts'
import { type Asker, askerNeeds, missingFrom, refuseOver, type Staff } from './state.ts'

export type CreateToken = NewToken & {
  /** for whom; a customer and a staff member can ask for themselves, the box office for everybody */
  readonly owner: CustomerOwner | StaffOwner
  readonly name: string
  /** if left out, those of the asker's own token, or all that the owner can have if another asks */
  readonly scopes?: readonly Scope[] | undefined
  /** ISO 8601; null if it does not end by itself; if left out, the end of the asker's own token */
  readonly endsAt?: string | null | undefined
  readonly asker: Asker
}

type CustomerOwner = { readonly customerId: CustomerId }
type StaffOwner = { readonly staffId: StaffId }

/** The id of the owner. */
const ownerIdOf = (owner: CustomerOwner | StaffOwner): Owner =>
  'customerId' in owner ? owner.customerId : owner.staffId

/** Has the id of the token, and of the token that asked: only that one may see the new one. */
export type TokenReply = { readonly tokenId: TokenId; readonly asker: Asker; readonly token: Token }

type Facts = {
  readonly asker: Token | undefined
  readonly customer: { readonly id: CustomerId } | undefined
  readonly staff: Staff | undefined
  /** the owner's tokens that are valid */
  readonly tokensOf: readonly Token[]
}

type Needs = {
  readonly asker?: TokenId
  readonly customer?: CustomerId
  readonly staff?: StaffId
  readonly tokensOf: Owner
}

/**
 * Makes a token. A token makes tokens of its own owner with at most its own scopes and its own end, so that a stolen one
 * does not become stronger. Whether the asker may make tokens for others is the route's matter.
 */
export const createToken: Operation<CreateToken, Needs, Facts, TokenCreated, TokenReply> = {
  name: 'create-token',
  needs: ({ owner, asker }) => ({
    ...askerNeeds(asker),
    ...('customerId' in owner ? { customer: owner.customerId } : { staff: owner.staffId }),
    tokensOf: ownerIdOf(owner),
  }),
  decide(command, facts, { now }) {
    const { owner, asker, name, tokenId, tokenHash } = command
    const over = refuseOver(asker, facts.asker, now)
    if (over) return over
    const mostOfOwner = scopesOfOwner(owner, facts)
    if (!mostOfOwner) return unknownOwner(owner)
    const id = ownerIdOf(owner)
    const own = facts.asker?.owner === id ? facts.asker : undefined
    const scopes = command.scopes ?? own?.scopes ?? mostOfOwner
    const { endsAt = own?.endsAt ?? null } = command
    const refusal =
      beyondOwner(scopes, mostOfOwner, owner) ??
      (own && beyondOwn(own, scopes, endsAt)) ??
      refuseEnd(endsAt, now) ??
      refuseMore(facts.tokensOf, id)
    if (refusal) return refusal
    const created: TokenCreated = {
      type: 'TokenCreated',
      tokenId,
      owner: id,
      scopes: [...new Set(scopes)],
      endsAt: endsAt === null ? null : new Date(endsAt).toISOString(),
    }
    return accept(
      [created],
      { tokenId, asker, token: tokenOf(created, name, now) },
      {
        grants: [{ tokenId, tokenHash, name }],
      },
    )
  },
}

/** The token that the event creates. */
export function tokenOf(
  { tokenId: id, owner, scopes, endsAt }: TokenCreated,
  name: string,
  now: number,
): Token {
  const createdAt = new Date(now).toISOString()
  return { id, owner, name, scopes, createdAt, endsAt, revokedAt: null }
}

type Refused = Extract<Decision<never, never>, { kind: 'refused' }>

/** The most that a token of the owner can have. Undefined if there is no such owner, or not any more. */
function scopesOfOwner(
  owner: CreateToken['owner'],
  { customer, staff }: Facts,
): readonly Scope[] | undefined {
  if ('customerId' in owner) return customer && CUSTOMER_SCOPES
  return staff?.revokedAt === null ? staff.scopes : undefined
}

const unknownOwner = (owner: CreateToken['owner']): Refused =>
  'customerId' in owner
    ? refuse('customer-not-found', { case: 'id', id: owner.customerId })
    : refuse('staff-not-found', { id: owner.staffId })

function beyondOwner(
  scopes: readonly Scope[],
  most: readonly Scope[],
  owner: CreateToken['owner'],
): Refused | undefined {
  const missing = missingFrom(most, scopes)
  if (missing.length === 0 && scopes.length > 0) return undefined
  if (missing.length === 0) return refuse('token-exceeded', { case: 'no-scope', most })
  const staffId = 'customerId' in owner ? null : owner.staffId
  return refuse('token-exceeded', { case: 'owner', staffId, missing, most })
}

/** A token gives only what it has itself. */
function beyondOwn(
  own: Token,
  scopes: readonly Scope[],
  endsAt: string | null,
): Refused | undefined {
  const missing = missingFrom(own.scopes, scopes)
  if (missing.length > 0)
    return refuse('token-exceeded', { case: 'giving', name: own.name, missing, has: own.scopes })
  if (own.endsAt === null || (endsAt !== null && Date.parse(endsAt) <= Date.parse(own.endsAt)))
    return undefined
  return refuse('token-exceeded', { case: 'outlasting', name: own.name, endsAt: own.endsAt })
}

function refuseEnd(endsAt: string | null, now: number): Refused | undefined {
  if (endsAt === null || Date.parse(endsAt) > now) return undefined
  return refuse('end-has-passed', { endsAt })
}

function refuseMore(tokens: readonly Token[], owner: Owner): Refused | undefined {
  if (tokens.length < MAX_TOKENS) return undefined
  return refuse('too-many-tokens', { owner, count: tokens.length, most: MAX_TOKENS })
}
