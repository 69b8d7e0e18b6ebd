import { createHash, createHmac } from 'node:crypto'
import { idFromBytes } from '@outerpark/core/kernel'
import { CHANNELS, type Channel, type Webhook } from '@outerpark/core/notice'
import type { Clock, Notice, Notifier, PutOff } from '@outerpark/core/ports'
import { type MailText, renderCode, renderMail, renderSummary } from '@outerpark/core/words'
import { deliverToInbox } from '../notice/inbox.ts'
import { type Mail, mailDelivery } from '../notice/mail/delivery.ts'
import { mailPace } from '../notice/mail/pace.ts'
import { webhookDelivery } from '../notice/webhook/delivery.ts'
import { webhookMessage } from '../notice/webhook/message.ts'
import { hookTarget } from '../notice/webhook/target.ts'
import type { Config } from '../settings/config.ts'
import { type ChannelHealth, channelHealth } from './channel-health.ts'
import type { DeliverCode } from './code-sender.ts'
import { mailServerOf } from './mail-server.ts'

export type OpenNotifier = {
  readonly notifier: Notifier
  /** the configured channels */
  readonly channels: readonly Channel[]
  /** the channels that fail now */
  readonly failing: ChannelHealth['failing']
  /** the channels on which anything was tried since the start */
  readonly tried: ChannelHealth['tried']
  /** the admin's webhook, if there is one */
  readonly webhook: Webhook | undefined
  /** delivers a mail with a code; undefined without a mail server */
  readonly deliverCode: DeliverCode | undefined
  /** Closes the connections. After that nothing can be delivered. */
  readonly close: () => void
}

/**
 * The channels of this box office: always the inbox, and mail and webhook if they are configured.
 * @throws RangeError for settings that `checkParts` refuses
 */
export function openNotifier(config: Config, clock: Clock): OpenNotifier {
  const { failing, tried, watch } = channelHealth(clock)
  const mail = openMail(config, clock, watch)
  const hook = openWebhook(config, clock, watch)
  const notifier: Notifier = {
    inbox: deliverToInbox,
    ...(mail && { mail: mail.tell }),
    ...(hook && { webhook: hook.tell }),
  }
  return {
    notifier,
    channels: CHANNELS.filter((channel) => channel in notifier),
    ...{ failing, tried },
    webhook: hook?.webhook,
    deliverCode: mail?.deliverCode,
    close() {
      mail?.close()
      hook?.close()
    },
  }
}

function openMail(config: Config, clock: Clock, watch: ChannelHealth['watch']) {
  const server = mailServerOf(config)
  const { smtpFrom: from, smtpTimeoutMs: timeoutMs } = config
  if (server === undefined || from === undefined) return undefined
  const { deliver: sendNow, close } = mailDelivery({ ...server, from, timeoutMs })
  const deliver = (mail: Mail, signal: AbortSignal) =>
    watch('mail', signal, () => sendNow(mail, signal))
  const paced = mailPace<Notice>({
    perHour: config.mailsPerHour,
    longestWaitMs: config.noticeRetryCapMs,
    clock,
  })
  const tell = async (notice: Notice, signal: AbortSignal, putOff: PutOff) => {
    const { about, customer, template, fields, reservationId } = notice
    const { email: to, language } = customer
    // Erased a moment ago.
    if (to === null) return
    const send = (mail: MailText, about: string) =>
      deliver({ about, to, language, ...mail }, signal)
    const others = await paced(to, notice, {
      one: () => send(renderMail(template, { ...fields, reservationId }, language), about),
      summary: (together) => {
        const texts = together.map(({ text }) => text)
        return send(renderSummary(texts, language), nameOfAll(together.map(({ about }) => about)))
      },
      isWanted: putOff.isWanted,
    })
    for (const other of others) putOff.delivered(other)
  }
  const deliverCode: DeliverCode = ({ to, code, mail, language, nonce }, signal) =>
    deliver({ about: `CODE-${nonce}`, to, language, ...renderCode(mail, code, language) }, signal)
  return { tell, deliverCode, close }
}

/**
 * The name of a mail about several events: the same for the same events, whichever of their tasks sends it. With the name
 * of one of them, a receiver that knows that name would take a mail that also tells of other events for a repetition.
 */
function nameOfAll(events: readonly string[]): string {
  const digest = createHash('sha256').update(events.toSorted().join(' ')).digest('hex')
  return `SUMMARY-${digest.slice(0, 32)}`
}

function openWebhook(config: Config, clock: Clock, watch: ChannelHealth['watch']) {
  const { webhookUrl: url, webhookSecret: secret, webhookAllowPrivate: allowPrivate } = config
  if (url === undefined || secret === undefined) return undefined
  const { host } = hookTarget(url, allowPrivate)
  const settings = { url, secret, timeoutMs: config.webhookTimeoutMs, allowPrivate, clock }
  const { deliver, close } = webhookDelivery(settings)
  const tell = (notice: Notice, signal: AbortSignal) =>
    watch('webhook', signal, () => deliver(webhookMessage(notice), signal))
  return { tell, close, webhook: { webhookId: webhookId(url, secret), host } }
}

/** An id that does not reveal the address: without the secret nobody can check a guess. */
function webhookId(url: string, secret: string): Webhook['webhookId'] {
  return idFromBytes('webhook', createHmac('sha256', secret).update(url).digest())
}
