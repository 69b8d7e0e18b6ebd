import type { GatewayIdentity } from '@outerpark/core/names'
import type { PaymentGateway } from '@outerpark/core/ports'
import { type HttpGateway, httpGateway } from '../payment/http-gateway.ts'
import { type SandboxDesk, sandboxDesk } from '../payment/sandbox-desk.ts'
import type { OfficeHint } from '../payment/stripe/office-hint.ts'
import type { Logger } from '../process/log.ts'
import { StartFailure } from '../process/start-failure.ts'
import { type BootedSandbox, startSandbox } from '../sandbox/process.ts'
import type { Config } from '../settings/config.ts'
import { gatewayIn } from './opening/gateway-identity.ts'
import type { LedgerAddress } from './verify.ts'

type Parts = {
  /** the name of this box office at the gateway */
  readonly officeName: string
  readonly ledgerFile: string
  /** the folder for the socket of the sandbox */
  readonly socketFolder: string
  readonly log: Logger
  /** the process of the sandbox, if it has been started before */
  readonly booted?: BootedSandbox | undefined
}

export type OpenCardCompany = {
  /** the client alone: `paymentGateway` adds the name of this office and the guard */
  readonly client: PaymentGateway
  /** where `verify` reads the ledger of the card company; undefined if it cannot be read */
  readonly ledger: (() => LedgerAddress) | undefined
  /** the desk of the sandbox; undefined if payments go to another card company */
  readonly sandbox: SandboxDesk | undefined
  /** reads the webhooks of Stripe; undefined if none are expected */
  readonly stripeHint: ((rawBody: string, signature: string) => OfficeHint) | undefined
  /** who charges the cards */
  readonly identity: GatewayIdentity
  readonly close: () => Promise<void>
}

/**
 * The card company that the configuration names.
 * @throws StartFailure `gateway-key-refused`
 */
export function openCardCompany(config: Config, parts: Parts): Promise<OpenCardCompany> {
  switch (config.gateway) {
    case 'sandbox':
      return openSandbox(config, parts)
    case 'http':
      return openHttp(config, parts)
    case 'stripe':
      return openStripe(config, parts)
  }
}

/**
 * Who would charge the cards. Tries the key of Stripe, and leaves nothing open.
 * @throws StartFailure `gateway-key-refused`
 */
export async function tryCardCompany(config: Config): Promise<GatewayIdentity> {
  if (config.gateway !== 'stripe') return gatewayIn(config)
  const silent = { info: () => undefined, warn: () => undefined }
  const { identity, close } = await openStripe(config, { officeName: '', log: silent })
  await close()
  return identity
}

/** The sandbox, as a process of its own. */
async function openSandbox(
  config: Config,
  { officeName, ledgerFile, socketFolder, log, booted }: Parts,
): Promise<OpenCardCompany> {
  const { address, stop } = await startSandbox({
    db: ledgerFile,
    socketFolder,
    latency: config.sandboxLatency,
    log: (line) => log.warn({ from: 'sandbox' }, line),
    booted,
  })
  const client = httpGateway({ address })
  const sandbox = sandboxDesk({ address, officeName })
  return {
    ...openClient(client, () => ({ ...address(), officeName }), gatewayIn(config)),
    sandbox,
    async close() {
      sandbox.close()
      client.close()
      await stop()
    },
  }
}

async function openHttp(config: Config, { officeName }: Parts): Promise<OpenCardCompany> {
  const url = needed(config.gatewayUrl, 'gatewayUrl')
  const key = needed(config.gatewayKey, 'gatewayKey')
  const address = { url, key }
  const client = httpGateway({ address: () => address })
  return openClient(client, () => ({ ...address, officeName }), gatewayIn(config))
}

function openClient(
  client: HttpGateway,
  ledger: () => LedgerAddress,
  identity: GatewayIdentity,
): OpenCardCompany {
  return {
    client,
    identity,
    ledger,
    sandbox: undefined,
    stripeHint: undefined,
    close: async () => client.close(),
  }
}

/** Stripe's code is loaded only if it is used: its SDK takes as long to load as the rest of the daemon. */
async function openStripe(
  config: Config,
  { officeName, log }: Pick<Parts, 'officeName'> & { readonly log: Pick<Logger, 'info' | 'warn'> },
): Promise<OpenCardCompany> {
  const { openStripeAccount } = await import('./stripe-account.ts')
  const { client, account, hint, close } = await openStripeAccount({
    key: needed(config.stripeKey, 'stripeKey'),
    webhookSecret: config.stripeWebhookSecret,
    url: config.stripeUrl,
    callMs: config.gatewayTimeoutMs,
    officeName,
    log,
  })
  const identity = { ...gatewayIn(config), account }
  return { client, identity, ledger: undefined, sandbox: undefined, stripeHint: hint, close }
}

/** A setting that this card company needs. `readConfig` has checked that it is set. */
function needed(value: string | undefined, name: string): string {
  if (value === undefined) {
    const mistakes = [`${name}: must be set`]
    throw new StartFailure('config-invalid', { case: 'settings', mistakes })
  }
  return value
}
