import { smtpServer } from '../notice/mail/testing/smtp-server.ts'
import { receiver } from '../notice/webhook/testing/receiver.ts'

/** The variables that send a daemon's mails to this port of this machine. */
export const mailTo = (port: number) => ({
  OUTERPARK_SMTP_HOST: '127.0.0.1',
  OUTERPARK_SMTP_PORT: String(port),
  OUTERPARK_SMTP_SECURITY: 'none',
  OUTERPARK_SMTP_FROM: 'OuterPark <tickets@outerpark.example>',
})

export const HOOK_SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`

/** The variables that send a daemon's webhooks to this address, which may be on this machine. */
export const hookTo = (url: string) => ({
  OUTERPARK_WEBHOOK_URL: url,
  OUTERPARK_WEBHOOK_SECRET: HOOK_SECRET,
  OUTERPARK_WEBHOOK_ALLOW_PRIVATE: 'true',
})

/** Starts a real mail server and a real webhook receiver, which count the messages about each event. */
export async function startListeners() {
  const mails = await smtpServer()
  const hooks = await receiver()
  return {
    mails,
    hooks,
    environment: { ...mailTo(mails.port), ...hookTo(hooks.url) },
    /** the number of messages on each channel, by the id of the event that they are about */
    told: () => ({
      mail: timesOf(mails.received.map(({ parsed }) => parsed.messageId)),
      webhook: timesOf(hooks.received.map(({ headers }) => String(headers['webhook-id']))),
    }),
    async close() {
      hooks.close()
      await mails.close()
    },
  }
}

/** Counts message ids by event. Both kinds begin with the event's id: `<EV-….mail@…>`, `EV-…_webhook`. */
function timesOf(names: readonly (string | undefined)[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const name of names) {
    const [event = 'nothing'] = /EV-[0-9A-Z]{10}/.exec(name ?? '') ?? []
    times.set(event, (times.get(event) ?? 0) + 1)
  }
  return times
}
