import { isIP } from 'node:net'
import type { SMTPPoolOptions } from 'nodemailer'

/**
 * `tls` from the start (465), `starttls` before anything is said (587), or `none`: in the clear, for a server on this
 * machine or its network.
 */
export type MailSecurity = 'starttls' | 'tls' | 'none'

/** The mail server that takes our mails. */
export type MailServer = {
  readonly host: string
  readonly port: number
  readonly security: MailSecurity
  readonly user?: string | undefined
  readonly pass?: string | undefined
  /** at most; as many as there are workers, so that no mail waits for another's connection */
  readonly connections: number
}

/** No honest reply comes near it. */
const MAX_REPLY_BYTES = 16 * 1024

/** @throws RangeError if the password would go over the network in the clear */
export function connectionOptions(
  { host, port, security, user, pass, connections }: MailServer,
  timeoutMs: number,
): SMTPPoolOptions {
  if (security === 'none' && user !== undefined && !isThisMachine(host))
    throw new RangeError('A password is told to another machine by TLS only.')
  return {
    host,
    port,
    secure: security === 'tls',
    // Who strips the offer of STARTTLS out of the greeting would read along otherwise.
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === undefined ? {} : { auth: { user, pass: pass ?? '' } }),
    maxConnections: connections,
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
