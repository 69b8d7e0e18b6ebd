import type { LedgerCharge, PaymentGateway } from '@outerpark/core/ports'
import type { Config } from './config.ts'
import type { Logger } from './log.ts'
import type { BreakerChange, BreakerView } from './payment/breaker-state.ts'
import { guardGateway } from './payment/guard.ts'
import { type HttpGateway, httpGateway } from './payment/http-gateway.ts'
import { gatewayOfOffice, ledgerOfOffice } from './payment/office-gateway.ts'
import { startSandbox } from './payment/sandbox/process.ts'
import { StartFailure } from './start-failure.ts'

type Parts = {
  /** what this box office is called at the gateway */
  readonly office: string
  readonly ledgerFile: string
  readonly log: Logger
  /** the breaker has opened or closed */
  readonly onChange: (change: BreakerChange) => void
}

export type OpenGateway = {
  readonly gateway: PaymentGateway
  readonly breaker: () => BreakerView
  /** the card company's own book, for `verify` */
  readonly book: { readonly ledger: () => AsyncIterable<LedgerCharge> }
  readonly close: () => Promise<void>
}

/**
 * The gateway that the configuration names, behind its guard; our own sandbox, as a process of its own, if it names none.
 */
export async function openGateway(
  config: Config,
  { office, ledgerFile, log, onChange }: Parts,
): Promise<OpenGateway> {
  const { client, close } = await connect(config, { ledgerFile, log })
  const guard = guardGateway(client, { timeoutMs: config.gatewayTimeoutMs }, { onChange })
  return {
    gateway: gatewayOfOffice(guard, office),
    breaker: guard.state,
    book: { ledger: () => ledgerOfOffice(client.ledger(), office) },
    async close() {
      client.close()
      await close()
    },
  }
}

async function connect(
  config: Config,
  { ledgerFile, log }: Pick<Parts, 'ledgerFile' | 'log'>,
): Promise<{ client: HttpGateway; close: () => Promise<void> }> {
  if (config.gatewayUrl !== undefined) {
    if (config.gatewayKey === undefined)
      throw new StartFailure('config-invalid', 'OUTERPARK_GATEWAY_URL needs OUTERPARK_GATEWAY_KEY.')
    const client = httpGateway({ url: config.gatewayUrl, key: config.gatewayKey })
    return { client, close: async () => {} }
  }
  const sandbox = await startSandbox({
    db: ledgerFile,
    latency: config.sandboxLatency,
    log: (line) => log.warn({ from: 'sandbox' }, line),
  })
  return { client: httpGateway({ url: sandbox.url, key: sandbox.key }), close: sandbox.stop }
}
