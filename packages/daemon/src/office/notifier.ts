import { createHmac } from 'node:crypto'
import { idFromBytes } from '@outerpark/core/kernel'
import { CHANNELS, type Channel, renderMail, type Webhook } from '@outerpark/core/notice'
import type { Clock, Notice, Notifier } from '@outerpark/core/ports'
import { deliverToInbox } from '../notice/inbox.ts'
import { mailDelivery, senderOf } from '../notice/mail/delivery.ts'
import { webhookDelivery } from '../notice/webhook/delivery.ts'
import { webhookMessage } from '../notice/webhook/message.ts'
import { hookTarget } from '../notice/webhook/target.ts'
import { StartFailure } from '../process/start-failure.ts'
import type { Config } from '../settings/config.ts'
import { noticeSettings } from '../settings/notice.ts'

export type OpenNotifier = {
  readonly notifier: Notifier
  /** those that are configured */
  readonly channels: readonly Channel[]
  /** the admin's, if there is one */
  readonly webhook: Webhook | undefined
  /** Closes the connections; nothing can be delivered any more. */
  readonly close: () => void
}

/**
 * The channels of this box office: the inbox always, mail and the webhook where they are configured.
 * @throws StartFailure `config-invalid`, naming the setting
 */
export function openNotifier(config: Config, clock: Clock): OpenNotifier {
  const mail = openMail(config)
  const hook = openWebhook(config, clock)
  const notifier: Notifier = {
    inbox: deliverToInbox,
    ...(mail && { mail: mail.tell }),
    ...(hook && { webhook: hook.tell }),
  }
  return {
    notifier,
    channels: CHANNELS.filter((channel) => channel in notifier),
    webhook: hook?.webhook,
    close() {
      mail?.close()
      hook?.close()
    },
  }
}

/** Where mail servers listen, if the configuration does not say. */
const SMTP_PORTS = { starttls: 587, tls: 465, none: 25 }

function openMail(config: Config) {
  const { smtpHost: host, smtpFrom: from, smtpSecurity: security } = config
  if (host === undefined || from === undefined) return undefined
  checked('smtpFrom', () => senderOf(from))
  const settings = {
    host,
    port: config.smtpPort ?? SMTP_PORTS[security],
    security,
    user: config.smtpUser,
    pass: config.smtpPassword,
    connections: config.noticeWorkers,
    from,
    timeoutMs: config.smtpTimeoutMs,
  }
  const { deliver, close } = checked('smtpSecurity', () => mailDelivery(settings))
  const tell = (
    { about, customer, template, fields, reservationId }: Notice,
    signal: AbortSignal,
  ) => {
    const { email: to, language } = customer
    const mail = renderMail(template, { ...fields, reservationId }, language)
    return deliver({ about, to, language, ...mail }, signal)
  }
  return { tell, close }
}

function openWebhook(config: Config, clock: Clock) {
  const { webhookUrl: url, webhookSecret: secret, webhookAllowPrivate: allowPrivate } = config
  if (url === undefined || secret === undefined) return undefined
  const { host } = checked('webhookUrl', () => hookTarget(url, allowPrivate))
  const settings = { url, secret, timeoutMs: config.webhookTimeoutMs, allowPrivate, clock }
  const { deliver, close } = checked('webhookSecret', () => webhookDelivery(settings))
  const tell = (notice: Notice, signal: AbortSignal) => deliver(webhookMessage(notice), signal)
  return { tell, close, webhook: { webhookId: webhookId(url, secret), host } }
}

/** Names the webhook without giving it away: who does not know the secret cannot tell whether a guess is right. */
function webhookId(url: string, secret: string): Webhook['webhookId'] {
  return idFromBytes('webhook', createHmac('sha256', secret).update(url).digest())
}

const HINTS: { readonly [Setting in keyof typeof noticeSettings]?: string } = {
  webhookUrl:
    'Correct the address; one on this machine or its network needs OUTERPARK_WEBHOOK_ALLOW_PRIVATE=true.',
}

/** What an adapter refuses at start is a setting that is wrong. */
function checked<T>(setting: keyof typeof noticeSettings, open: () => T): T {
  try {
    return open()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new StartFailure(
      'config-invalid',
      `${noticeSettings[setting].env}: ${error.message}`,
      HINTS[setting] ?? 'Correct the setting and start again.',
    )
  }
}
