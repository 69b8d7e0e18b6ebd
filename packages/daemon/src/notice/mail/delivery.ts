import { printable } from '@outerpark/core/kernel'
import type { Language } from '@outerpark/core/names'
import { createTransport, type Transporter } from 'nodemailer'
import { withDeadline } from '../../time/deadline.ts'
import { mailFailure } from './errors.ts'
import { senderOf } from './sender.ts'
import { connectionOptions, type MailServer } from './server.ts'

export type MailSettings = MailServer & {
  /** such as `OuterPark <tickets@outerpark.example>` */
  readonly from: string
  /** how long one mail may take until it is handed over, with the connection, in milliseconds */
  readonly timeoutMs: number
  /** how long the server may then take to say whether it accepts the mail; {@link ANSWER_MS} if left out */
  readonly answerMs?: number
}

/**
 * How long a mail server may take to answer the end of a mail, in milliseconds. It may already have accepted the mail, so
 * whoever gives up sooner sends it a second time. RFC 5321 (4.5.3.2.6) asks for ten minutes for this reason.
 */
const ANSWER_MS = 600_000

export type Mail = {
  /** the id of the event that the mail is about, or another unique name; the Message-ID is made of it */
  readonly about: string
  /** one address */
  readonly to: string
  readonly language: Language
  readonly subject: string
  readonly text: string
  readonly html: string
}

export type MailDelivery = {
  /**
   * Resolves when the mail server has accepted the mail.
   * @throws MailRefused (permanent) if it never will, MailNotSent if it may accept it later
   */
  readonly deliver: (mail: Mail, signal: AbortSignal) => Promise<void>
  /** Waits for mails under way, and closes the connections. */
  readonly close: () => void
}

/**
 * Mail by SMTP, over a few connections that stay open between mails.
 *
 * @throws RangeError if `from` is not one address, or if the password would be sent without encryption
 * @example
 * const mail = mailDelivery({ host: 'smtp.example.com', port: 465, security: 'tls', connections: 10, from:
 * 'a@example.com', timeoutMs: 10_000 }) await mail.deliver({ about, to: customer.email, language,
 * ...renderMail(template, fields, language) }, signal)
 */
export function mailDelivery(settings: MailSettings): MailDelivery {
  const { from, timeoutMs, answerMs = ANSWER_MS, ...server } = settings
  const sender = senderOf(from)
  const domain = sender.address.slice(sender.address.lastIndexOf('@') + 1)
  const transport = createTransport({ ...connectionOptions(server, timeoutMs), pool: true })
  const onHandedOver = watchHandOver(transport)

  return {
    async deliver({ about, to, language, subject, text, html }, signal) {
      let isHandedOver = false
      await withDeadline(
        timeoutMs,
        signal,
        async (signal, restart) => {
          onHandedOver(signal, () => {
            isHandedOver = true
            restart(answerMs)
          })
          const message = {
            from: sender,
            // nodemailer reads an object as one address. It would split a string at commas.
            to: { name: '', address: to },
            subject: subjectLine(subject),
            text,
            html,
            messageId: messageId(about, domain),
            headers: {
              // Prevents automatic replies such as holiday notes (RFC 3834).
              'Auto-Submitted': 'auto-generated',
              'Content-Language': language,
            },
          }
          await transport.sendMail({ ...message, signal })
        },
        (error, cutShort) =>
          mailFailure(error, {
            cutShort,
            isHandedOver,
            ms: isHandedOver ? answerMs : timeoutMs,
            to,
          }),
      )
    },
    close: () => transport.close(),
  }
}

/**
 * Makes a function that calls `act` just before the last bytes of a mail are sent. From then on the server may accept the
 * mail, whatever happens here. Before, it cannot: the line that ends a mail is missing.
 *
 * @returns a function for the signal with which the mail is sent
 */
function watchHandOver(transport: Transporter) {
  const watchers = new WeakMap<AbortSignal, () => void>()
  transport.use('stream', ({ data, message }, done) => {
    const act = data.signal && watchers.get(data.signal)
    // The connection reads the mail only when the server has said that it takes it. Its own listener comes after this
    // one, and sends the end of the mail.
    message?.processFunc((content) => (act ? content.once('end', act) : content))
    done()
  })
  return (signal: AbortSignal, act: () => void): void => void watchers.set(signal, act)
}

/** The Message-ID. It is the same if a mail is sent twice because nobody knew whether it had arrived. */
function messageId(about: string, domain: string): string {
  return `<${about}.mail@${domain}>`
}

/** The subject on one line. `=?` would start an encoded word, which can contain a line end (RFC 2047). */
function subjectLine(subject: string): string {
  return printable(subject).replaceAll('=?', '= ?')
}
