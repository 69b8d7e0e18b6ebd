import { switchWebhookOff, type Webhook } from '@outerpark/core/notice'
import type { SendWebhook } from '@outerpark/core/policies'
import { type Notifier, WebhookGone } from '@outerpark/core/ports'
import { sendNotice } from './send-notice.ts'
import type { Work } from './work.ts'

/**
 * Tells the admin's webhook, and switches it off once it answers that it wants no notices any more. What happens while
 * it is off is told neither then nor later: whoever received it said so.
 *
 * @param webhook undefined where none is configured any more
 * @param onGone told when it was switched off
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
