/** The gateways that the daemon knows. `http` is any card company that has the HTTP interface of the sandbox. */
export const GATEWAYS = ['sandbox', 'http', 'stripe'] as const
export type GatewayName = (typeof GATEWAYS)[number]

/** Who charges the cards of a box office. */
export type GatewayIdentity = {
  readonly name: GatewayName
  /** of `http`: the origin of its address */
  readonly at: string | null
  /** of `stripe`: whether it takes real money */
  readonly live: boolean | null
  /** of `stripe`: the account; null if Stripe did not say it, e.g. to a restricted key */
  readonly account: string | null
}

/** The gateway in words: `http (https://cards.example)`, `stripe (live, acct_1A2b)`. */
export function gatewayText({ name, at, live, account }: GatewayIdentity): string {
  const kind = live === null ? null : live ? 'live' : 'test'
  const more = [at, kind, account].filter((word) => word !== null)
  return more.length === 0 ? name : `${name} (${more.join(', ')})`
}
