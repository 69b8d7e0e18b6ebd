import type { RouteParts } from '../http/routes.ts'
import type { Logger } from '../process/log.ts'
import type { Config } from '../settings/config.ts'
import { codeSender, type DeliverCode } from './code-sender.ts'

/** What makes an address count, and the sender of codes. */
export function openCodes(config: Config, deliver: DeliverCode | undefined, log: Logger) {
  // Not the error itself: its cause has the address.
  const { send, stop } = codeSender(deliver, (error, { requestId }, next) =>
    log.warn({ requestId, next, reason: String(error) }, 'code not sent'),
  )
  const { addresses, codesPerHour: perHour } = config
  const parts: Pick<RouteParts, 'codes' | 'onlyConfirmed'> = {
    codes: addresses === 'code' && deliver ? { perHour, send } : undefined,
    onlyConfirmed: addresses === 'admin',
  }
  return { parts, stop }
}
