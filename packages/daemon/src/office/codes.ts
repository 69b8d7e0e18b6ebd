import type { RouteParts } from '../http/routes.ts'
import type { Logger } from '../process/log.ts'
import type { Config } from '../settings/config.ts'
import { codeSender, type DeliverCode } from './code-sender.ts'

/** What makes an address count, and the sender of codes. */
export function openCodes(config: Config, deliver: DeliverCode | undefined, log: Logger) {
  const { send, stop } = codeSender(deliver, (err) => log.warn({ err }, 'code not sent'))
  const { addresses, codesPerHour: perHour } = config
  const parts: Pick<RouteParts, 'codes' | 'onlyConfirmed'> = {
    codes: addresses === 'code' && deliver ? { perHour, send } : undefined,
    onlyConfirmed: addresses === 'admin',
  }
  return { parts, stop }
}
