import { accept, type EventId, type Operation } from '../kernel/index.ts'
import type { Channel, NoticeSent } from './events.ts'

export type RecordNotice = Omit<NoticeSent, 'type' | 'text'>

/**
 * Records that a notice was delivered (F5, F8). It is recorded once for each event and channel, however often it is
 * delivered.
 */
export const recordNotice: Operation<
  RecordNotice,
  { notice: { about: EventId; channel: Channel } },
  { noticeSent: boolean },
  NoticeSent,
  null
> = {
  name: 'record-notice',
  needs: ({ about, channel }) => ({ notice: { about, channel } }),
  decide(command, { noticeSent }) {
    return accept(noticeSent ? [] : [{ type: 'NoticeSent', ...command }], null)
  },
}
