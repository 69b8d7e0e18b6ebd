import { switchWebhookOff, type Webhook } from '@outerpark/core/notice'
import type { SendWebhook } from '@outerpark/core/policies'
import { type Notifier, WebhookGone } from '@outerpark/core/ports'
import { sendNotice } from './send-notice.ts'
import type { Work } from './work.ts'

/**
 * Sends a notice to the admin's webhook. Switches the webhook off if its receiver answers that it wants no more
 * notices. Notices that are due while the webhook is off are never sent, since the receiver wanted none.
 *
 * @param webhook undefined if no webhook is configured any more
 * @param onGone called when the webhook was switched off
 */
export function sendWebhook(
  notifier: Notifier,
  webhook: Webhook | undefined,
  onGone: (webhook: Webhook) => void,
): Work<SendWebhook> {
  const send = sendNotice(notifier)
  return async (order, context) => {
    if (!webhook) return send(order, context)
    if ((await context.queries.webhookOffSince(webhook.webhookId)) !== undefined) return
    try {
      await send(order, context)
    } catch (error) {
      if (!(error instanceof WebhookGone)) throw error
      await context.record(switchWebhookOff, webhook)
      onGone(webhook)
    }
  }
}
