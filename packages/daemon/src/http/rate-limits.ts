import { isLocal } from './address.ts'
import { type Buckets, tokenBuckets } from './buckets.ts'
import { actorOf, type Caller } from './caller.ts'
import { Problem } from './problem.ts'
import type { Route } from './route.ts'

/** Requests a second; 0 is no limit. */
export type Rates = {
  /** of one customer */
  readonly customer: number
  /** of the admin */
  readonly admin: number
  /** from one address, without a token that is known */
  readonly anonymous: number
  /** sign-ups from one address */
  readonly signUp: number
}

export const NO_RATES: Rates = { customer: 0, admin: 0, anonymous: 0, signUp: 0 }

/** For how many seconds of requests a bucket has room. People sign up in crowds, from one office or school. */
const BURST_S = { customer: 4, admin: 4, anonymous: 4, signUp: 50 }

/** All people on this machine have one address, and so has everybody behind a proxy that is not in `trustedProxies`. */
const LOCAL_FACTOR = 20

export type RateLimits = {
  /**
   * Counts a request.
   * @throws Problem `too-many-requests`, with Retry-After and RateLimit
   */
  readonly count: (route: Route, caller: Caller, address: () => string) => void
  /** Counts a request with an unknown token. @throws Problem `too-many-requests` */
  readonly countUnknown: (address: string) => void
}

/** The limits on requests: of each customer, of the admin, and from each address without a token. */
export function rateLimits(rates: Rates, now?: () => number): RateLimits {
  const limit = (name: keyof Rates, factor = 1): Limit | undefined => {
    const perSecond = rates[name] * factor
    if (perSecond === 0) return undefined
    const burst = Math.max(1, Math.round(perSecond * BURST_S[name]))
    return { name, buckets: tokenBuckets({ perSecond, burst }, now) }
  }
  const byAddress = (name: keyof Rates) => {
    const [near, far] = [limit(name, LOCAL_FACTOR), limit(name)]
    return (address: string) => take(isLocal(address) ? near : far, address)
  }
  const customer = limit('customer')
  const admin = limit('admin')
  const anonymous = byAddress('anonymous')
  const signUp = byAddress('signUp')

  return {
    count({ allowance }, caller, address) {
      if (caller.role === 'customer') take(customer, caller.customer.id)
      else if (caller.role !== 'nobody') return take(admin, actorOf(caller) ?? caller.role)
      else if (allowance === 'usual') anonymous(address())
      // Those of a customer too: otherwise whoever has one token could sign people up as fast as customers may ask.
      if (allowance === 'sign-up') signUp(address())
    },
    countUnknown: anonymous,
  }
}

type Limit = { readonly name: keyof Rates; readonly buckets: Buckets }

function take(limit: Limit | undefined, key: string): void {
  const waitMs = limit?.buckets.take(key) ?? 0
  if (limit && waitMs > 0) throw tooMany(limit, waitMs)
}

/** The fields are those of draft-ietf-httpapi-ratelimit-headers-10. */
function tooMany({ name, buckets }: Limit, waitMs: number): Problem {
  const { perSecond, burst } = buckets.rate
  const seconds = Math.max(1, Math.ceil(waitMs / 1000))
  const window = Math.max(1, Math.ceil(burst / perSecond))
  return new Problem(
    'too-many-requests',
    { of: OF[name], perSecond, waitMs: Math.ceil(waitMs) },
    {
      headers: {
        'ratelimit-policy': `"${POLICY[name]}";q=${burst};w=${window}`,
        ratelimit: `"${POLICY[name]}";r=0;t=${seconds}`,
      },
    },
  )
}

const OF = {
  customer: 'customer',
  admin: 'admin',
  anonymous: 'anonymous',
  signUp: 'sign-up',
} as const satisfies Record<keyof Rates, string>
const POLICY: Readonly<Record<keyof Rates, string>> = {
  customer: 'customer',
  admin: 'admin',
  anonymous: 'address',
  signUp: 'sign-up',
}
