import type { Recipient } from '@outerpark/core/customer'
import type { ReservationStatus } from '@outerpark/core/kernel'
import { isOvertaken, recordNotice, skipNotice } from '@outerpark/core/notice'
import type { NoticeOrder } from '@outerpark/core/policies'
import type { LeasedTask, Notice, Notifier, Queries } from '@outerpark/core/ports'
import { renderNotice } from '@outerpark/core/words'
import { NotItsTurn, PermanentError, type Work } from './work.ts'

/**
 * Delivers a notice on its channel in the customer's language, and records that (F5, F8). The notices of a reservation go
 * out in order on each channel. A notice that was overtaken is skipped, which the log says. If a mail tells other notices
 * too, all of them are recorded together, and their own tasks then have nothing left to do.
 *
 * @param believed whether mails go to addresses that are not confirmed, too
 */
export function sendNotice(notifier: Notifier, believed = true): Work<NoticeOrder> {
  return async (order, { task, record, note, queries, signal }) => {
    const { customerId, reservationId, about, channel, template, fields } = order
    const customer = await queries.recipient(customerId)
    if (!customer) throw new PermanentError(`There is no customer ${customerId}.`)
    if (channel === 'mail' && !getsMails(customer, believed)) return
    // Another mail may have told it.
    if (channel === 'mail' && (await queries.noticeEnded(order))) return
    const deliver = notifier[channel]
    if (!deliver)
      throw new PermanentError(
        `This box office has no channel ${channel} any more. Configure it again and retry, or drop the task.`,
      )
    const status = (await queries.reservation(reservationId, {}))?.status
    if (status !== undefined && isOvertaken(order, status))
      return record(skipNotice, { reservationId, customerId, about, channel, template })
    await itsTurn({ id: task.id, order }, status, queries)
    const notice: Notice = {
      ...{ reservationId, customerId, about, channel, template, fields, customer },
      text: renderNotice(template, fields, customer.language),
      happenedAt: new Date(task.queuedAt).toISOString(),
    }
    const others: Notice[] = []
    await deliver(notice, signal, {
      isWanted: (other) => isWanted(other, believed, queries),
      delivered: (other) => void others.push(other),
    })
    await Promise.all([
      ...others.map((other) => note(recordNotice, toldOf(other))),
      record(recordNotice, toldOf(notice)),
    ])
  }
}

/** What the log says of a notice: no address, since others may read events, and no text, which follows from the booking. */
function toldOf({ reservationId, customerId, about, channel, template, fields }: Notice) {
  const told = { reservationId, customerId, about, channel, template }
  const { announcement, refunded } = fields
  const said = announcement ? { ...told, announcement } : told
  return refunded.amount > 0 ? { ...said, refunded: refunded.amount } : said
}

/** Whether a notice that a channel has put off is still to be sent, and to the same address. */
async function isWanted(
  { customerId, customer, reservationId, about, channel, template }: Notice,
  believed: boolean,
  queries: Pick<Queries, 'recipient' | 'noticeEnded' | 'reservation'>,
): Promise<boolean> {
  const recipient = await queries.recipient(customerId)
  if (!recipient || recipient.email !== customer.email || !getsMails(recipient, believed))
    return false
  if (await queries.noticeEnded({ about, channel })) return false
  const status = (await queries.reservation(reservationId, {}))?.status
  return status === undefined || !isOvertaken({ channel, template }, status)
}

/**
 * Waits for nothing, but checks that no earlier notice of the reservation is still to be sent on this channel.
 * @throws NotItsTurn
 */
async function itsTurn(
  task: Pick<LeasedTask, 'id'> & { readonly order: NoticeOrder },
  status: ReservationStatus | undefined,
  queries: Pick<Queries, 'earlierTask'>,
): Promise<void> {
  const earlier = await queries.earlierTask(task)
  if (!earlier) return
  const { order, dueAt } = earlier
  const overtaken = status !== undefined && 'template' in order && isOvertaken(order, status)
  throw new NotItsTurn('notice', { dueAt, isOvertaken: overtaken })
}

const getsMails = ({ mail, email, confirmed }: Recipient, believed: boolean): boolean =>
  mail && email !== null && (confirmed || believed)
