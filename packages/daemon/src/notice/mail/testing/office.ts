import { asId } from '@outerpark/core/kernel'
import { type MailFields, renderMail } from '@outerpark/core/words'
import type { SMTPServerOptions } from 'smtp-server'
import { afterAll } from 'vitest'
import { type Mail, type MailSettings, mailDelivery } from '../delivery.ts'
import { smtpServer, tcpServer } from './smtp-server.ts'

export const fields: MailFields = {
  title: '오페라의 유령',
  startsAt: '2027-01-05T19:30:00+09:00',
  grade: 'VIP',
  seats: 2,
  amount: { amount: 380_000, currency: 'KRW' },
  refunded: { amount: 0, currency: 'KRW' },
  reservationId: 'RV-4T7ABCDEFG',
}
const about = asId<'event'>('EV-AAAAAAAAAA')

export const mail = (change: Partial<Mail> = {}): Mail => ({
  about,
  to: 'minji@example.com',
  language: 'ko',
  ...renderMail('payment-approved', fields, 'ko'),
  ...change,
})

export const signal: AbortSignal = new AbortController().signal
export const closers: (() => unknown)[] = []
afterAll(async () => {
  for (const close of closers.splice(0)) await close()
})

export function mailTo(port: number, change: Partial<MailSettings> = {}) {
  const delivery = mailDelivery({
    host: '127.0.0.1',
    port,
    security: 'none',
    connections: 10,
    from: '아우터파크 <tickets@outerpark.example>',
    timeoutMs: 5000,
    ...change,
  })
  closers.unshift(delivery.close)
  return delivery
}

/** A real mail server, and the delivery to it. */
export async function office(options: SMTPServerOptions = {}, change: Partial<MailSettings> = {}) {
  const server = await smtpServer(options)
  closers.push(server.close)
  return { ...server, mail: mailTo(server.port, change) }
}

/** A TCP server that calls `talk` for each connection, and the delivery of mails to it. */
export async function strange(
  talk: Parameters<typeof tcpServer>[0],
  change: Partial<MailSettings> = {},
) {
  const server = await tcpServer(talk)
  closers.push(server.close)
  return { ...server, mail: mailTo(server.port, change) }
}

export async function failureOf(sending: Promise<void>): Promise<Error> {
  return sending.then(
    () => new Error('The mail was sent.'),
    (error: Error) => error,
  )
}
