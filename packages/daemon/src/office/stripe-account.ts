import type { PaymentGateway } from '@outerpark/core/ports'
import { GatewayKeyRefused } from '../payment/errors.ts'
import { gatewayOfOffice } from '../payment/office-gateway.ts'
import { stripeGateway } from '../payment/stripe/gateway.ts'
import { type OfficeHint, officeHint } from '../payment/stripe/office-hint.ts'
import type { Logger } from '../process/log.ts'
import { StartFailure } from '../process/start-failure.ts'

export type StripeAccount = {
  readonly gateway: PaymentGateway
  /** reads Stripe's webhooks; undefined without a webhook secret */
  readonly hint: ((rawBody: string, signature: string) => OfficeHint) | undefined
  readonly close: () => Promise<void>
}

/** For one request. An approval takes two to four, and the guard's time-out bounds them together. */
const REQUEST_MS = 10_000
/** How long the start waits for Stripe. After that it goes on without an answer. */
const KEY_CHECK_MS = 5_000

/**
 * Payments at Stripe for one box office.
 * @param url where Stripe is, if it is not at api.stripe.com
 * @param callMs how long the guard lets one call take
 * @throws StartFailure `gateway-key-refused`; where Stripe cannot be reached, there is only a warning in the log
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
  const gateway = gatewayOfOffice(client, officeName)
  await tryKey(gateway, log)
  return {
    gateway,
    hint:
      webhookSecret === undefined ? undefined : officeHint({ secret: webhookSecret, officeName }),
    close: async () => client.close(),
  }
}

function placeOf(url: string) {
  const { protocol, hostname, port } = new URL(url)
  const [scheme, standard] =
    protocol === 'http:' ? (['http', 80] as const) : (['https', 443] as const)
  // An IPv6 address has brackets in a URL, and none in a connection.
  return {
    protocol: scheme,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || standard),
  }
}

/** Tries the key by looking up a payment that does not exist, which changes nothing. */
async function tryKey(gateway: PaymentGateway, log: Pick<Logger, 'info' | 'warn'>): Promise<void> {
  try {
    await gateway.lookUp('start', AbortSignal.timeout(KEY_CHECK_MS))
    log.info('Stripe takes our key')
  } catch (error) {
    if (error instanceof GatewayKeyRefused)
      throw new StartFailure(
        'gateway-key-refused',
        error.message,
        'Set OUTERPARK_STRIPE_KEY to a key of your Stripe account that may write payment intents and refunds.',
      )
    log.warn(
      { reason: String(error) },
      'Stripe did not answer at the start; bookings are taken, and paid for once it does',
    )
  }
}
