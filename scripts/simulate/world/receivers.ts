import type { Channel } from '@outerpark/core/notice'
import { type Notice, type Notifier, WebhookGone } from '@outerpark/core/ports'
import { deliverToInbox } from '../../../packages/daemon/src/notice/inbox.ts'
import type { Chance } from './chance.ts'
import { type Line, never, waitOnLine } from './line.ts'
import type { Troubles } from './trouble.ts'

/** The receivers of mails and webhooks. They count the deliveries of each event on each channel. */
export function receivers() {
  const counts = new Map<string, number>()
  const words = new Map<string, string>()
  const ended = new Set<string>()
  return {
    /** @returns false if a customer was told by mail that the booking is over, and hears now that it goes on */
    inOrder({ reservationId, channel, template }: Notice): boolean {
      if (channel !== 'mail') return true
      const goesOn = template === 'payment-approved' || template === 'payment-deferred'
      // After some of its seats are cancelled, the booking goes on.
      if (!goesOn && template !== 'seats-cancelled') ended.add(reservationId)
      return !goesOn || !ended.has(reservationId)
    },
    /** @returns false if this notice came before with another text */
    take({ about, channel, text }: Notice): boolean {
      const name = `${about} ${channel}`
      counts.set(name, (counts.get(name) ?? 0) + 1)
      const before = words.get(name)
      words.set(name, text)
      return before === undefined || before === text
    },
    /** How often the notice about this event was delivered on this channel. */
    deliveries: (about: string, channel: Channel): number => counts.get(`${about} ${channel}`) ?? 0,
  }
}

export type NoticeWatch = {
  readonly sent: (notice: Notice) => void
  readonly delivered: (notice: Notice) => void
  /** the box office no longer waits for an answer */
  readonly over: (notice: Notice) => void
}

type Parts = { readonly chance: Chance; readonly trouble: Troubles }

/** After this time (ms) the adapters give a delivery up. A slow delivery takes longer. */
const GIVEN_UP_MS = 10_000
const SLOW_MS = 40_000

/** The notifier of one daemon: the real inbox, and the other channels over a network with faults. */
export function notifierOn(
  { chance, trouble }: Parts,
  line: Line,
  channels: readonly Channel[],
  watch: NoticeWatch,
): Notifier {
  const send = async (notice: Notice, signal: AbortSignal): Promise<void> => {
    if (!line.alive()) return never()
    const { channel } = notice
    const fault = trouble.takeForNotice(channel)
    const ms = chance(`notice ${channel} ${notice.reservationId}`).between(2, 80)
    await waitOnLine(line, fault === 'slow' ? SLOW_MS : ms, signal)
    if (fault === 'fails') throw new NoticeFailed(`The ${channel} cannot be delivered now.`)
    if (fault === 'gone' && channel === 'webhook') throw new WebhookGone('410 Gone')
    if (fault === 'refused-for-good') throw new NoticeRefused(`The ${channel} is refused.`)
    watch.delivered(notice)
    if (!line.alive()) return never()
    if (fault !== 'no-answer') return
    await waitOnLine(line, GIVEN_UP_MS, signal)
    throw new NoticeFailed(`The ${channel} may have been delivered.`)
  }
  const deliver = (notice: Notice, signal: AbortSignal): Promise<void> => {
    watch.sent(notice)
    return send(notice, signal).finally(() => watch.over(notice))
  }
  const all = { inbox: deliverToInbox, mail: deliver, webhook: deliver }
  return Object.fromEntries(channels.map((channel) => [channel, all[channel]]))
}

class NoticeFailed extends Error {
  override readonly name = 'NoticeFailed'
}

class NoticeRefused extends Error {
  override readonly name = 'NoticeRefused'
  readonly permanent = true
}
