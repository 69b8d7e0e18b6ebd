import type { PaymentGateway } from '@outerpark/core/ports'
import { GatewayKeyRefused } from '../payment/errors.ts'
import { type StripeGateway, stripeGateway } from '../payment/stripe/gateway.ts'
import { type OfficeHint, officeHint } from '../payment/stripe/office-hint.ts'
import type { Logger } from '../process/log.ts'
import { StartFailure } from '../process/start-failure.ts'

export type StripeAccount = {
  readonly client: PaymentGateway
  /** the account to which the key belongs; null if Stripe did not say it */
  readonly account: string | null
  /** reads the webhooks of Stripe; undefined if there is no webhook secret */
  readonly hint: ((rawBody: string, signature: string) => OfficeHint) | undefined
  readonly close: () => Promise<void>
}

/** The time-out of one request. An approval makes two to four, and the time-out of the guard is for all of them. */
const REQUEST_MS = 10_000
/** So long the start waits for an answer of Stripe. Then it goes on without one. */
const KEY_CHECK_MS = 5_000

/**
 * Payments at Stripe for one box office.
 * @param url the address of Stripe, if it is not api.stripe.com
 * @param callMs how long the guard lets one call take
 * @throws StartFailure `gateway-key-refused`; if Stripe cannot be reached, the log gets a warning
 */
export async function openStripeAccount({
  key,
  webhookSecret,
  url,
  callMs,
  officeName,
  log,
}: {
  readonly key: string
  readonly webhookSecret: string | undefined
  readonly url: string | undefined
  readonly callMs: number
  readonly officeName: string
  readonly log: Pick<Logger, 'info' | 'warn'>
}): Promise<StripeAccount> {
  const client = stripeGateway({
    apiKey: key,
    timeoutMs: Math.min(REQUEST_MS, callMs),
    ...(url === undefined ? {} : placeOf(url)),
  })
  const reached = await tryKey(client, log)
  return {
    client,
    account: reached ? await accountAt(client, log) : null,
    hint:
      webhookSecret === undefined ? undefined : officeHint({ secret: webhookSecret, officeName }),
    close: async () => client.close(),
  }
}

function placeOf(url: string) {
  const { protocol, hostname, port } = new URL(url)
  const [scheme, standard] =
    protocol === 'http:' ? (['http', 80] as const) : (['https', 443] as const)
  // An IPv6 address has brackets in a URL, but not in a connection.
  return {
    protocol: scheme,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || standard),
  }
}

/**
 * Tries the key: it looks up a payment that does not exist, which changes nothing.
 * @returns whether Stripe answered
 */
async function tryKey(
  gateway: PaymentGateway,
  log: Pick<Logger, 'info' | 'warn'>,
): Promise<boolean> {
  try {
    await gateway.lookUp('start', AbortSignal.timeout(KEY_CHECK_MS))
    log.info('Stripe takes our key')
    return true
  } catch (error) {
    if (error instanceof GatewayKeyRefused)
      throw new StartFailure('gateway-key-refused', { reason: error.message })
    log.warn(
      { reason: String(error) },
      'Stripe did not answer at the start; bookings are taken, and paid for once it does',
    )
    return false
  }
}

async function accountAt(
  gateway: StripeGateway,
  log: Pick<Logger, 'warn'>,
): Promise<string | null> {
  try {
    return await gateway.account(AbortSignal.timeout(KEY_CHECK_MS))
  } catch (error) {
    log.warn({ reason: String(error) }, 'Stripe did not say whose account this is')
    return null
  }
}
