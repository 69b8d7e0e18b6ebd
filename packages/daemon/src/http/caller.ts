import { timingSafeEqual } from 'node:crypto'
import type { Staff } from '@outerpark/core/access'
import type { Customer } from '@outerpark/core/customer'
import { type Actor, type Owner, type Token, whyOver } from '@outerpark/core/kernel'
import type { Clock, TokenHolder } from '@outerpark/core/ports'
import { Problem } from './problem.ts'
import { NEVER, remembered } from './remembered.ts'
import { bearerToken, tokenHash } from './token.ts'

/** Who is asking. */
export type Caller =
  | { readonly role: 'nobody' }
  | { readonly role: 'customer'; readonly customer: Customer; readonly token: Token }
  | { readonly role: 'staff'; readonly staff: Staff; readonly token: Token }
  /** has the token of the home, which may do all that staff may do */
  | { readonly role: 'admin' }

/** Somebody with a token of their own. */
export type Holder = Extract<Caller, { readonly token: Token }>

/**
 * Finds the caller by the Authorization header. A request without the header comes from `nobody`.
 * Gives the caller itself, not a promise, if the database is not needed.
 *
 * @returns rejects with Problem `not-signed-in` if the header holds no token, or an unknown token; `token-revoked` or `token-ended` if
 *   the token was valid once
 */
export type FindCaller = (authorization: string | undefined) => Caller | Promise<Caller>

export type Callers = {
  readonly find: FindCaller
  /** Looks these people up again at their next request, because something about them or their tokens has changed. */
  readonly forget: (people: readonly Owner[]) => void
}

const NOBODY: Caller = { role: 'nobody' }
const ADMIN: Caller = { role: 'admin' }

/**
 * Makes the function that finds callers. The latest callers are kept in memory until something about them changes.
 *
 * @param tokenByHash finds a token and its owner
 */
export function callerFinder(
  adminToken: string,
  tokenByHash: (hash: string) => Promise<TokenHolder | undefined>,
  clock: Clock,
): Callers {
  const adminHash = Buffer.from(tokenHash(adminToken))
  const known = remembered<Holder>()
  let changes = 0

  async function holderOf(authorization: string, hash: string): Promise<Caller> {
    const before = changes
    const holder = await tokenByHash(hash)
    if (!holder) throw new Problem('not-signed-in', { case: 'unknown-token' })
    const caller: Holder =
      'customer' in holder ? { role: 'customer', ...holder } : { role: 'staff', ...holder }
    refuseOver(caller, clock.now())
    // What was read before a change may not be true after it.
    if (changes !== before) return holderOf(authorization, hash)
    known.add(authorization, caller)
    return caller
  }

  return {
    find(authorization) {
      if (authorization === undefined) return NOBODY
      const before = known.get(authorization)
      if (before) {
        if (before.endsAt === NEVER || before.endsAt > clock.now()) return before.caller
        known.forget(authorization)
      }
      const token = bearerToken(authorization)
      if (token === undefined) return Promise.reject(noToken())
      const hash = tokenHash(token)
      if (timingSafeEqual(Buffer.from(hash), adminHash)) return ADMIN
      return holderOf(authorization, hash)
    },
    forget(people) {
      changes += people.length
      for (const person of people) known.forgetThoseOf(person)
    },
  }
}

const noToken = () => new Problem('not-signed-in', { case: 'no-bearer' })

/** @throws Problem `token-revoked` or `token-ended` */
function refuseOver(caller: Holder, now: number): void {
  const { token } = caller
  const why = whyOver(token, now)
  const gone = caller.role === 'staff' ? caller.staff.revokedAt : null
  if (why === undefined && gone === null) return
  const { name, endsAt, revokedAt } = token
  if (why === 'token-ended')
    throw new Problem('token-ended', { case: 'named', name, at: endsAt ?? '' })
  throw new Problem('token-revoked', { case: 'named', name, at: revokedAt ?? gone ?? '' })
}

/** The caller as events name them. */
export function actorOf(caller: Caller): Actor | undefined {
  if (caller.role === 'customer') return caller.customer.id
  if (caller.role === 'staff') return caller.staff.id
  return caller.role === 'admin' ? 'admin' : undefined
}
