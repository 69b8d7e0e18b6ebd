import type { NodemailerError } from 'nodemailer'
import type { CutShort } from '../../time/deadline.ts'
import { reasonOf } from '../reason.ts'

/** The mail server refused this recipient or this mail for good, so no retry can help. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused'
  readonly permanent = true
}

/** The mail server did not accept the mail this time, or nobody knows whether it did. The mail is sent again. */
export class MailNotSent extends Error {
  override readonly name = 'MailNotSent'
}

/** What is known of a try that failed. */
type Try = {
  readonly cutShort: CutShort
  /** whether the server had the whole mail, so that it may have accepted it */
  readonly isHandedOver: boolean
  /** the time-out, in milliseconds */
  readonly ms: number
  readonly to: string
}

/**
 * Turns an error of nodemailer into MailRefused or MailNotSent.
 * nodemailer's own `permanent` cannot be used. A wrong password (535) is a 5xx as well, and every mail would become a
 * dead letter until somebody repairs the configuration.
 */
export function mailFailure(
  error: unknown,
  { cutShort, isHandedOver, ms, to }: Try,
): MailRefused | MailNotSent {
  const options = { cause: error }
  if (cutShort === 'the caller') return new MailNotSent('Sending was broken off.', options)
  if (cutShort === 'the time-out')
    return new MailNotSent(
      isHandedOver
        ? `The mail server got the mail, and did not say within ${ms} ms whether it accepts it.`
        : `The mail was not sent within ${ms} ms.`,
      options,
    )
  const Failure = error instanceof Error && refusesThisMail(error) ? MailRefused : MailNotSent
  return new Failure(withoutAddress(wordsOf(error), to), options)
}

/** Servers quote the address that they refuse. Logs and dead letters must not have it. */
function withoutAddress(text: string, address: string): string {
  const quoted = new RegExp(address.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi')
  return text.replaceAll(quoted, '(the address)')
}

/** OpenSSL's code for an answer that is not TLS. The port is unencrypted, or the server is not a mail server. */
const NO_TLS = 'ERR_SSL_WRONG_VERSION_NUMBER'

/** The text of the error. If a setting does not fit the server, the text names that setting. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return reasonOf(error)
  const { code, originalCode }: NodemailerError & { originalCode?: unknown } = error
  if (originalCode === NO_TLS)
    return 'The mail server does not speak TLS at this port: see smtpSecurity.'
  return code === 'ETLS' ? `${reasonOf(error)} (see smtpSecurity)` : reasonOf(error)
}

/** 5xx replies that are not about the mail: bad sequence of commands, and the codes for authentication (RFC 4954). */
const NOT_ABOUT_THE_MAIL = [503, 530, 534, 535, 538]

/**
 * Whether this mail can never be sent: the recipient (RCPT TO) or the content (DATA) was refused, or cannot be sent.
 */
function refusesThisMail({ code, command, responseCode }: NodemailerError): boolean {
  // The recipient's address cannot be written in an SMTP command. (The sender's address was checked at start.)
  if (code === 'EENVELOPE' && command === 'API') return true
  if (command !== 'RCPT TO' && command !== 'DATA') return false
  if (responseCode === undefined || NOT_ABOUT_THE_MAIL.includes(responseCode)) return false
  return responseCode >= 500 && responseCode < 600
}
