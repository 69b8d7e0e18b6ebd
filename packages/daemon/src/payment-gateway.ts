import type { LedgerCharge, PaymentGateway } from '@outerpark/core/ports'
import type { Config } from './config.ts'
import type { Logger } from './log.ts'
import { guardGateway } from './payment/guard.ts'
import { httpGateway } from './payment/http-gateway.ts'
import { startSandbox } from './payment/sandbox/process.ts'
import { StartFailure } from './start-failure.ts'

/**
 * The gateway that the configuration names, behind its guard; our own sandbox, as a process of its own, if it names none.
 */
export async function openGateway(
  config: Config,
  { ledgerFile, log }: { ledgerFile: string; log: Logger },
): Promise<{
  gateway: PaymentGateway
  book: { ledger: () => AsyncIterable<LedgerCharge> } | undefined
  close: () => Promise<void>
}> {
  const limits = { timeoutMs: config.gatewayTimeoutMs }
  if (config.gatewayUrl !== undefined) {
    if (config.gatewayKey === undefined)
      throw new StartFailure('config-invalid', 'OUTERPARK_GATEWAY_URL needs OUTERPARK_GATEWAY_KEY.')
    const remote = httpGateway({ url: config.gatewayUrl, key: config.gatewayKey })
    return {
      gateway: guardGateway(remote, limits),
      book: remote,
      close: async () => remote.close(),
    }
  }
  const sandbox = await startSandbox({
    db: ledgerFile,
    latency: config.sandboxLatency,
    log: (line) => log.warn({ from: 'sandbox' }, line),
  })
  const client = httpGateway({ url: sandbox.url, key: sandbox.key })
  return {
    gateway: guardGateway(client, limits),
    book: client,
    async close() {
      client.close()
      await sandbox.stop()
    },
  }
}
