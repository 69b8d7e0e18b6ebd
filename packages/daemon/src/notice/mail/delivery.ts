import { type EventId, printable } from '@outerpark/core/kernel'
import type { Language } from '@outerpark/core/names'
import { createTransport } from 'nodemailer'
import addressparser from 'nodemailer/lib/addressparser'
import { withDeadline } from '../deadline.ts'
import { mailFailure } from './errors.ts'
import { connectionOptions, type MailServer } from './server.ts'

export type MailSettings = MailServer & {
  /** such as `OuterPark <tickets@outerpark.example>` */
  readonly from: string
  /** how long one mail may take in all, in milliseconds */
  readonly timeoutMs: number
}

export type Mail = {
  /** the id of the event that it tells of: the same event makes the same Message-ID */
  readonly about: EventId
  /** one address */
  readonly to: string
  readonly language: Language
  readonly subject: string
  readonly text: string
  readonly html: string
}

export type MailDelivery = {
  /**
   * Resolves once the mail server has taken the mail.
   * @throws MailRefused (permanent) if it never will, MailNotSent if it may later
   */
  readonly deliver: (mail: Mail, signal: AbortSignal) => Promise<void>
  /** Lets mails under way end, and closes the connections. */
  readonly close: () => void
}

/**
 * Mail by SMTP, over a few connections that stay open between mails.
 *
 * @throws RangeError if `from` is not one address, or the password would go out in the clear
 * @example
 * const mail = mailDelivery({ host: 'smtp.example.com', port: 465, security: 'tls', connections: 10, from: 'a@example.com', timeoutMs: 10_000 })
 * await mail.deliver({ about, to: customer.email, language, ...renderMail(template, fields, language) }, signal)
 */
export function mailDelivery({ from, timeoutMs, ...server }: MailSettings): MailDelivery {
  const sender = senderOf(from)
  const domain = sender.address.slice(sender.address.lastIndexOf('@') + 1)
  const transport = createTransport({ ...connectionOptions(server, timeoutMs), pool: true })

  return {
    deliver: ({ about, to, language, subject, text, html }, signal) =>
      withDeadline(
        timeoutMs,
        signal,
        async (signal) => {
          const message = {
            from: sender,
            // An object is one address, whatever stands in it; a string would be split at commas.
            to: { name: '', address: to },
            subject: subjectLine(subject),
            text,
            html,
            messageId: messageId(about, domain),
            headers: {
              // RFC 3834: keeps holiday replies and the like from answering.
              'Auto-Submitted': 'auto-generated',
              'Content-Language': language,
            },
          }
          await transport.sendMail({ ...message, signal })
        },
        (error, cutShort) => mailFailure(error, cutShort, timeoutMs),
      ),
    close: () => transport.close(),
  }
}

/** A mail that is sent twice, because nobody knew whether it had arrived, bears the same name both times. */
function messageId(about: EventId, domain: string): string {
  return `<${about}.mail@${domain}>`
}

/** One line, whoever wrote it. `=?` would start an encoded word, in which a line end can hide (RFC 2047). */
function subjectLine(subject: string): string {
  return printable(subject).replaceAll('=?', '= ?')
}

/** @throws RangeError if it is not one address */
export function senderOf(from: string) {
  const [sender, ...others] = addressparser(from, { flatten: true })
  if (!sender?.address.includes('@') || others.length > 0)
    throw new RangeError(`The sender of mails must be one mail address, not ${printable(from)}`)
  return sender
}
