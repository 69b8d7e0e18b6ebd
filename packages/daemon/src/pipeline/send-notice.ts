import { recordNotice, renderNotice } from '@outerpark/core/notice'
import type { NoticeOrder } from '@outerpark/core/policies'
import type { Notifier } from '@outerpark/core/ports'
import { PermanentError, type Work } from './work.ts'

/** Delivers a notice on its channel in the customer's language, and records that (F5, F8). */
export function sendNotice(notifier: Notifier): Work<NoticeOrder> {
  return async (order, { task, record, queries, signal }) => {
    const { customerId, reservationId, about, channel, template, fields } = order
    const customer = await queries.recipient(customerId)
    if (!customer) throw new PermanentError(`There is no customer ${customerId}.`)
    if (channel === 'mail' && (!customer.mail || customer.email === null)) return
    const deliver = notifier[channel]
    if (!deliver)
      throw new PermanentError(
        `This box office has no channel ${channel} any more. Configure it again and retry, or drop the task.`,
      )
    const text = renderNotice(template, fields, customer.language)
    const told = { reservationId, customerId, about, channel, template, text }
    const happenedAt = new Date(task.queuedAt).toISOString()
    await deliver({ ...told, customer, fields, happenedAt }, signal)
    // The event must not hold the customer's address, since others may read events.
    await record(recordNotice, told)
  }
}
