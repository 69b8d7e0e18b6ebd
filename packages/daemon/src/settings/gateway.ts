import { z } from 'zod'
import type { Origin } from './origin.ts'
import type { Settings } from './setting.ts'

/** Who charges the cards. `http` is any card company with the sandbox's HTTP interface. */
const GATEWAYS = ['sandbox', 'http', 'stripe'] as const
export type GatewayName = (typeof GATEWAYS)[number]

/** The error says what it has to be and never what it is: two of these are secrets. */
const text = (pattern: RegExp, error: string) => z.string({ error }).regex(pattern, error)

const STRIPE_ADDRESS = 'must be https:// or, on this machine only, http://, a host and no path'

const HTTP_ADDRESS = 'must be an http:// address, a host and no path'

/** The settings of the payment gateways, as `config.ts` lists them. */
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
    schema: z.string({ error: HTTP_ADDRESS }).refine(isHttpOrigin, HTTP_ADDRESS).optional(),
    about: 'Where the gateway `http` is.',
  },
  gatewayKey: {
    env: 'OUTERPARK_GATEWAY_KEY',
    schema: z.string().min(1).optional(),
    about: 'The bearer token for `gatewayUrl`. One needs the other.',
  },
  stripeKey: {
    env: 'OUTERPARK_STRIPE_KEY',
    schema: text(/^[sr]k_\w{1,250}$/, 'must be a secret key of Stripe, sk_… or rk_…').optional(),
    about: 'The key for Stripe. It has to allow writing payment intents and refunds.',
  },
  stripeWebhookSecret: {
    env: 'OUTERPARK_STRIPE_WEBHOOK_SECRET',
    schema: text(
      /^whsec_[\w+/=-]{1,250}$/,
      'must be the signing secret of a webhook endpoint, whsec_…',
    ).optional(),
    about: 'With it the daemon takes webhooks of Stripe, and without it none.',
  },
  stripeUrl: {
    env: 'OUTERPARK_STRIPE_URL',
    schema: z.string({ error: STRIPE_ADDRESS }).refine(isSafeOrigin, STRIPE_ADDRESS).optional(),
    about: 'Where Stripe is: a stand-in for tests, or a proxy.',
    byDefault: '`api.stripe.com`',
  },
} as const satisfies Settings

type Given = {
  readonly [K in keyof typeof gatewaySettings]: z.output<(typeof gatewaySettings)[K]['schema']>
}

/** Whether the address is `http://`, a host and perhaps a port, and nothing more. */
function isHttpOrigin(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { href, origin, protocol } = new URL(address)
  return protocol === 'http:' && href === `${origin}/`
}

/** The key goes along in each request, so in the clear it must not leave the machine. */
function isSafeOrigin(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { href, origin, protocol, hostname } = new URL(address)
  const local = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
  return href === `${origin}/` && (protocol === 'https:' || (protocol === 'http:' && local))
}

/** The gateway that was named; else the one at the address that was given; else our own. */
export function chosenGateway({ gateway, gatewayUrl }: Partial<Given>): GatewayName {
  return gateway ?? (gatewayUrl === undefined ? 'sandbox' : 'http')
}

/** How long one call may take, in milliseconds: 610 (O4); an approval at Stripe is two to four requests over the world. */
export const gatewayTimeoutOf = (gateway: GatewayName): number =>
  gateway === 'stripe' ? 15_000 : 610

/** Modes in which tickets are sold for money, however they are spelled. */
const isProduct = (mode: string) => /^prod(uct(ion)?)?$/i.test(mode)

/**
 * What is missing or cannot be together. Nothing here shows a value: it may be a secret.
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
  // Without a gateway named, a setting that would do nothing is half of something that was meant.
  if (gateway === undefined && chosen !== 'http' && gatewayKey !== undefined)
    found.push(`OUTERPARK_GATEWAY_URL: must be set, since ${where('gatewayKey')} is`)
  if (gateway === undefined && (stripeKey ?? stripeWebhookSecret ?? stripeUrl) !== undefined)
    found.push(
      `OUTERPARK_GATEWAY: must be set, since settings of Stripe are: to stripe, or to ${chosen} to leave Stripe out`,
    )
  return [...found, ...playMoney(given, chosen, where)]
}

/** Tickets that are sold for real are paid for with real money. */
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
