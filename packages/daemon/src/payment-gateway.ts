import type { LedgerCharge, PaymentGateway } from '@outerpark/core/ports'
import type { Config } from './config.ts'
import type { Logger } from './log.ts'
import { type HttpGateway, httpGateway } from './payment/http-gateway.ts'
import { gatewayOfOffice, ledgerOfOffice } from './payment/office-gateway.ts'
import { startSandbox } from './payment/sandbox/process.ts'
import { type SandboxDesk, sandboxDesk } from './payment/sandbox-desk.ts'
import { StartFailure } from './start-failure.ts'

type Parts = {
  /** what this box office is called at the gateway */
  readonly office: string
  readonly ledgerFile: string
  readonly log: Logger
}

export type OpenGateway = {
  /** without any guard: the pipeline puts its own around it */
  readonly gateway: PaymentGateway
  /** the card company's own book, for `verify` */
  readonly book: { readonly ledger: () => AsyncIterable<LedgerCharge> }
  /** of our own card company; undefined where payments go to another */
  readonly sandbox: SandboxDesk | undefined
  readonly close: () => Promise<void>
}

/** The gateway that the configuration names; our own sandbox, as a process of its own, if it names none. */
export async function openGateway(
  config: Config,
  { office, ledgerFile, log }: Parts,
): Promise<OpenGateway> {
  const { client, sandbox, close } = await connect(config, { office, ledgerFile, log })
  return {
    gateway: gatewayOfOffice(client, office),
    book: { ledger: () => ledgerOfOffice(client.ledger(), office) },
    sandbox,
    async close() {
      sandbox?.close()
      client.close()
      await close()
    },
  }
}

async function connect(
  config: Config,
  { office, ledgerFile, log }: Pick<Parts, 'office' | 'ledgerFile' | 'log'>,
): Promise<Pick<OpenGateway, 'sandbox' | 'close'> & { client: HttpGateway }> {
  if (config.gatewayUrl !== undefined) {
    if (config.gatewayKey === undefined)
      throw new StartFailure('config-invalid', 'OUTERPARK_GATEWAY_URL needs OUTERPARK_GATEWAY_KEY.')
    const client = httpGateway({ url: config.gatewayUrl, key: config.gatewayKey })
    return { client, sandbox: undefined, close: async () => {} }
  }
  const sandbox = await startSandbox({
    db: ledgerFile,
    latency: config.sandboxLatency,
    log: (line) => log.warn({ from: 'sandbox' }, line),
  })
  const { url, key, stop } = sandbox
  return {
    client: httpGateway({ url, key }),
    sandbox: sandboxDesk({ url, key, office }),
    close: stop,
  }
}
