import type { NodemailerError } from 'nodemailer'
import type { CutShort } from '../../time/deadline.ts'
import { reasonOf } from '../reason.ts'

/** The mail server refused this recipient, or this mail, for good: no retry can help. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused'
  readonly permanent = true
}

/** The mail was not taken for now, or nobody knows whether it was: to be sent again. */
export class MailNotSent extends Error {
  override readonly name = 'MailNotSent'
}

/**
 * What an error of nodemailer means for the mail.
 * nodemailer's own `permanent` is not enough: a wrong password (535) is a 5xx as well, and would make a dead letter of
 * every mail until somebody repairs the configuration.
 */
export function mailFailure(
  error: unknown,
  cutShort: CutShort,
  timeoutMs: number,
): MailRefused | MailNotSent {
  const options = { cause: error }
  if (cutShort === 'the caller') return new MailNotSent('Sending was broken off.', options)
  if (cutShort === 'the time-out')
    return new MailNotSent(`The mail was not sent within ${timeoutMs} ms.`, options)
  const Failure = error instanceof Error && refusesThisMail(error) ? MailRefused : MailNotSent
  return new Failure(wordsOf(error), options)
}

/** What OpenSSL says to an answer that is no TLS: a port in the clear, or no mail server at all. */
const NO_TLS = 'ERR_SSL_WRONG_VERSION_NUMBER'

/** Where the settings do not fit the server, the one that is to be corrected is named. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return reasonOf(error)
  const { code, originalCode }: NodemailerError & { originalCode?: unknown } = error
  if (originalCode === NO_TLS)
    return 'The mail server does not speak TLS at this port: see smtpSecurity.'
  return code === 'ETLS' ? `${reasonOf(error)} (see smtpSecurity)` : reasonOf(error)
}

/** 5xx replies that are about the session or about us: bad sequence, and what RFC 4954 has for authentication. */
const NOT_ABOUT_THE_MAIL = [503, 530, 534, 535, 538]

/** Whether the server has said no to the recipient (RCPT TO) or to the content (DATA), or would never be asked. */
function refusesThisMail({ code, command, responseCode }: NodemailerError): boolean {
  // An address that cannot be written in an SMTP command; the sender was checked at start.
  if (code === 'EENVELOPE' && command === 'API') return true
  if (command !== 'RCPT TO' && command !== 'DATA') return false
  if (responseCode === undefined || NOT_ABOUT_THE_MAIL.includes(responseCode)) return false
  return responseCode >= 500 && responseCode < 600
}
