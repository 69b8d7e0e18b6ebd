import { isLoopback } from '@outerpark/core/names'
import type { SMTPPoolOptions } from 'nodemailer'

/**
 * `tls`: TLS from the start (port 465). `starttls`: TLS before the first mail or password (port 587). `none`: no
 * encryption, for a server on this machine or its network.
 */
export type MailSecurity = 'starttls' | 'tls' | 'none'

/** The mail server through which mails are sent. */
export type MailServer = {
  readonly host: string
  readonly port: number
  readonly security: MailSecurity
  readonly user?: string | undefined
  readonly pass?: string | undefined
  /** the most connections; as many as workers, so that no mail waits for a connection */
  readonly connections: number
}

/** The longest reply of the server that is read. A normal reply is much shorter. */
const MAX_REPLY_BYTES = 16 * 1024

/**
 * The options of nodemailer for the connections to the server.
 * @throws RangeError if the password would be sent over the network without encryption
 */
export function connectionOptions(
  { host, port, security, user, pass, connections }: MailServer,
  timeoutMs: number,
): SMTPPoolOptions {
  if (security === 'none' && user !== undefined && !isLoopback(host))
    throw new RangeError('A password is sent to another machine only over TLS.')
  return {
    host,
    port,
    secure: security === 'tls',
    // Without this, an attacker who removes STARTTLS from the greeting could read the mails.
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === undefined ? {} : { auth: { user, pass: pass ?? '' } }),
    maxConnections: connections,
    // One more try if the server had closed an idle connection. The task repeats all other failures.
    maxRequeues: 1,
    idleTimeout: 60_000,
    // The delivery has a time-out for all of it, which comes first.
    connectionTimeout: 3 * timeoutMs,
    greetingTimeout: 3 * timeoutMs,
    socketCloseTimeout: 500,
    maxResponseSize: MAX_REPLY_BYTES,
    // A mail is text only: nothing in it may make nodemailer attach a file or fetch a URL.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
