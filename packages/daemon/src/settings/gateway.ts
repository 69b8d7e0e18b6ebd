import { GATEWAYS, type GatewayName, isSafeAddress } from '@outerpark/core/names'
import { z } from 'zod'
import type { Origin } from './origin.ts'
import type { Settings } from './setting.ts'

/** A text that matches the pattern. The error never shows the text, since two of these settings are secrets. */
const text = (pattern: RegExp, error: string) => z.string({ error }).regex(pattern, error)

const SAFE_ORIGIN = 'must be https:// or, on this machine only, http://, a host and no path'

/** The settings of the payment gateways, a part of `settings.ts`. */
export const gatewaySettings = {
  gateway: {
    env: 'OUTERPARK_GATEWAY',
    schema: z.enum(GATEWAYS, { error: 'must be sandbox, http or stripe' }).optional(),
    about:
      'Who charges the cards. `sandbox` is the card company that comes with the daemon. `http` is any other with the same HTTP interface.',
    byDefault: '`http` if `gatewayUrl` is set, otherwise `sandbox`',
  },
  gatewayUrl: {
    env: 'OUTERPARK_GATEWAY_URL',
    schema: z.string({ error: SAFE_ORIGIN }).refine(isSafeOrigin, SAFE_ORIGIN).optional(),
    about: 'Where the gateway `http` is.',
  },
  gatewayKey: {
    env: 'OUTERPARK_GATEWAY_KEY',
    secret: true,
    schema: z.string().min(1).optional(),
    about: 'The bearer token for `gatewayUrl`. One needs the other.',
  },
  stripeKey: {
    env: 'OUTERPARK_STRIPE_KEY',
    secret: true,
    schema: text(/^[sr]k_\w{1,250}$/, 'must be a secret key of Stripe, sk_… or rk_…').optional(),
    about: 'The key for Stripe. It has to allow writing payment intents and refunds.',
  },
  stripeWebhookSecret: {
    env: 'OUTERPARK_STRIPE_WEBHOOK_SECRET',
    secret: true,
    schema: text(
      /^whsec_[\w+/=-]{1,250}$/,
      'must be the signing secret of a webhook endpoint, whsec_…',
    ).optional(),
    about: 'With it the daemon accepts webhooks of Stripe, and without it none.',
  },
  stripeUrl: {
    env: 'OUTERPARK_STRIPE_URL',
    schema: z.string({ error: SAFE_ORIGIN }).refine(isSafeOrigin, SAFE_ORIGIN).optional(),
    about: 'Where Stripe is: a stand-in for tests, or a proxy.',
    byDefault: '`api.stripe.com`',
  },
} as const satisfies Settings

type Given = {
  readonly [K in keyof typeof gatewaySettings]: z.output<(typeof gatewaySettings)[K]['schema']>
}

/** Whether a request with a secret may go to this address. Without TLS the secret must stay on this machine. */
function isSafeOrigin(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { href, origin } = new URL(address)
  return href === `${origin}/` && isSafeAddress(address)
}

/** The gateway that the settings name. If they name none: `http` if its address is set, otherwise the sandbox. */
export function chosenGateway({ gateway, gatewayUrl }: Partial<Given>): GatewayName {
  return gateway ?? (gatewayUrl === undefined ? 'sandbox' : 'http')
}

/** How long one call may take, in milliseconds: 610 (O4). At Stripe 15 s: an approval takes two to four requests. */
export const gatewayTimeoutOf = (gateway: GatewayName): number =>
  gateway === 'stripe' ? 15_000 : 610

/** Whether tickets are sold for real money in this mode. It has several spellings. */
export const isProduct = (mode: string) => /^prod(uct(ion)?)?$/i.test(mode)

/**
 * Errors for settings that are missing or exclude each other. They show no value, since it may be a secret.
 * @param given `gateway` is undefined if it was not named
 */
export function gatewayMisfits(
  given: Partial<Given> & { readonly mode?: string },
  { where }: Pick<Origin, 'where'>,
): string[] {
  const { gateway, gatewayUrl, gatewayKey, stripeKey, stripeWebhookSecret, stripeUrl } = given
  const found: string[] = []
  const chosen = chosenGateway(given)
  if (chosen === 'http' && gatewayUrl === undefined)
    found.push('OUTERPARK_GATEWAY_URL: must be set, since the gateway is http')
  if (chosen === 'http' && gatewayKey === undefined)
    found.push(`OUTERPARK_GATEWAY_KEY: must be set, since payments go to ${where('gatewayUrl')}`)
  if (chosen === 'stripe' && stripeKey === undefined)
    found.push('OUTERPARK_STRIPE_KEY: must be set, since the gateway is stripe')
  // If no gateway is named, and a setting has no effect, then another setting was probably forgotten.
  if (gateway === undefined && chosen !== 'http' && gatewayKey !== undefined)
    found.push(`OUTERPARK_GATEWAY_URL: must be set, since ${where('gatewayKey')} is`)
  if (gateway === undefined && (stripeKey ?? stripeWebhookSecret ?? stripeUrl) !== undefined)
    found.push(
      `OUTERPARK_GATEWAY: must be set, since settings of Stripe are: to stripe, or to ${chosen} to leave Stripe out`,
    )
  return [...found, ...playMoney(given, chosen, where)]
}

/** Errors for a gateway that takes no real money, if tickets are sold for real money. */
function playMoney(
  { mode = '', stripeKey = '' }: Partial<Given> & { readonly mode?: string },
  chosen: GatewayName,
  where: Origin['where'],
): string[] {
  if (!isProduct(mode)) return []
  if (chosen === 'sandbox')
    return [
      `OUTERPARK_GATEWAY: must not be sandbox with SYS_MODE=${mode}, since the sandbox takes no money: set it to stripe, with OUTERPARK_STRIPE_KEY, or to http, with OUTERPARK_GATEWAY_URL and OUTERPARK_GATEWAY_KEY. To try it out, use another SYS_MODE, such as DEVELOP`,
    ]
  if (chosen === 'stripe' && /^.k_test_/.test(stripeKey))
    return [
      `${where('stripeKey')}: must be a live key with SYS_MODE=${mode}, since a test key takes no money`,
    ]
  return []
}
