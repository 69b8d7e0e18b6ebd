import { linesInAnswer, type NoticeWebhook } from '@outerpark/core/contract'
import { linesShownIn } from '@outerpark/core/kernel'
import type { Notice } from '@outerpark/core/ports'
import type { WebhookMessage } from './delivery.ts'

/** A notice as a webhook, with the same id and text at each try. About the customer it holds only the id. */
export function webhookMessage(notice: Notice): WebhookMessage {
  const { about, template, happenedAt, reservationId, customerId, fields } = notice
  const { title, startsAt, grade, seats, amount, left, refunded, announcement } = fields
  const told: NoticeWebhook = {
    type: `notice.${template}`,
    timestamp: happenedAt,
    data: {
      eventId: about,
      reservationId,
      customerId,
      title,
      startsAt,
      grade,
      seats,
      lines: linesInAnswer(linesShownIn(fields)),
      amount,
      ...(left && { left: { ...left, lines: linesInAnswer(left.lines) } }),
      refunded,
      ...(announcement && { announcement }),
    },
  }
  return { id: `${about}_webhook`, body: JSON.stringify(told) }
}
