import { recordNotice, renderNotice } from '@outerpark/core/notice'
import type { SendNotice } from '@outerpark/core/policies'
import type { Notifier } from '@outerpark/core/ports'
import { PermanentError, type Work } from './work.ts'

/** Delivers a notice on its channel in the customer's language, and records that (F5, F8). */
export function sendNotice(notifier: Notifier): Work<SendNotice> {
  return async (order, { record, queries, signal }) => {
    const { customerId, reservationId, about, channel, template, fields } = order
    const customer = await queries.customer(customerId)
    const text = renderNotice(template, fields, customer?.language ?? 'en')
    const notice = { reservationId, customerId, about, channel, template, text }
    const deliver = notifier[channel]
    if (!deliver)
      throw new PermanentError(
        `This box office has no channel ${channel} any more. Configure it again and retry, or drop the task.`,
      )
    await deliver(notice, signal)
    await record(recordNotice, notice)
  }
}
