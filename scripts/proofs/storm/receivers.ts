import { randomBytes } from 'node:crypto'
import { smtpServer } from '../../../packages/daemon/src/notice/mail/testing/smtp-server.ts'
import { receiver } from '../../../packages/daemon/src/notice/webhook/testing/receiver.ts'

/** A mail server and a webhook receiver. They keep the event id of each delivery. */
export type Receivers = {
  /** the variables with which a daemon uses them */
  readonly env: Readonly<Record<string, string>>
  /** the ids of events, in the order in which the mails came in */
  readonly mails: () => readonly string[]
  readonly webhooks: () => readonly string[]
  readonly close: () => Promise<void>
}

export async function openReceivers(): Promise<Receivers> {
  const mails: string[] = []
  const smtp = await smtpServer({
    async onData(stream, _, done) {
      const chunks: Buffer[] = await stream.toArray()
      mails.push(eventOfMail(Buffer.concat(chunks).toString('latin1')))
      done()
    },
  })
  const hook = await receiver()
  return {
    env: {
      OUTERPARK_SMTP_HOST: '127.0.0.1',
      OUTERPARK_SMTP_PORT: String(smtp.port),
      OUTERPARK_SMTP_SECURITY: 'none',
      OUTERPARK_SMTP_FROM: 'OuterPark <tickets@outerpark.example>',
      OUTERPARK_WEBHOOK_URL: hook.url,
      OUTERPARK_WEBHOOK_SECRET: `whsec_${randomBytes(32).toString('base64')}`,
      OUTERPARK_WEBHOOK_ALLOW_PRIVATE: 'true',
    },
    mails: () => mails,
    webhooks: () =>
      hook.received.map(({ headers }) => String(headers['webhook-id']).replace(/_webhook$/, '')),
    async close() {
      hook.close()
      await smtp.close()
    },
  }
}

/** The id of the event that a mail is about, from its Message-ID. */
function eventOfMail(source: string): string {
  return /^message-id:\s*<([^>]+)\.mail@/im.exec(source)?.[1] ?? 'a mail without a Message-ID'
}
