import { isIP } from 'node:net'
import type { SMTPPoolOptions } from 'nodemailer'

/** The mail server that takes our mails. */
export type MailServer = {
  readonly host: string
  readonly port: number
  /** TLS from the start (465); otherwise STARTTLS is used where the server offers it (587, 25) */
  readonly secure: boolean
  readonly user?: string | undefined
  readonly pass?: string | undefined
}

/** As many as there can be workers for notices, so that no mail waits for another's connection. */
const MAX_CONNECTIONS = 10

/** No honest reply comes near it. */
const MAX_REPLY_BYTES = 16 * 1024

export function connectionOptions(
  { host, port, secure, user, pass }: MailServer,
  timeoutMs: number,
): SMTPPoolOptions {
  return {
    host,
    port,
    secure,
    ...(user === undefined ? {} : { auth: { user, pass: pass ?? '' } }),
    // Who strips the offer of STARTTLS out of the greeting would be told the password otherwise.
    requireTLS: user !== undefined && !isThisMachine(host),
    maxConnections: MAX_CONNECTIONS,
    // Once more where the server had closed an idle connection; what else fails is the task's to repeat.
    maxRequeues: 1,
    idleTimeout: 60_000,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketCloseTimeout: 500,
    maxResponseSize: MAX_REPLY_BYTES,
    // A mail is words only: nothing in it may name a file or an address to be fetched and sent along.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}
