import { CHANNELS, type Channel } from '@outerpark/core/notice'
import type { Clock } from '@outerpark/core/ports'
import { reasonOf } from '../notice/reason.ts'
import { isPermanent } from '../pipeline/work.ts'

/** A channel whose last try failed. */
export type FailingChannel = {
  readonly channel: Channel
  /** the first try that failed since one went well, ISO 8601 */
  readonly since: string
  /** why the last try failed */
  readonly reason: string
}

/** Remembers which channels fail. A refusal of one message is an answer: then the channel works. */
export function channelHealth(clock: Clock) {
  const failing = new Map<Channel, FailingChannel>()
  const tried = new Set<Channel>()
  return {
    /** the channels on which anything was tried */
    tried: (): Channel[] => CHANNELS.filter((channel) => tried.has(channel)),
    /** the channels that fail now */
    failing: (): FailingChannel[] =>
      CHANNELS.flatMap((channel) => {
        const trouble = failing.get(channel)
        return trouble ? [trouble] : []
      }),
    /** Does `send`, and notes how it ended. */
    async watch(channel: Channel, signal: AbortSignal, send: () => Promise<void>): Promise<void> {
      try {
        await send()
        tried.add(channel)
        failing.delete(channel)
      } catch (error) {
        if (!signal.aborted) tried.add(channel)
        if (isPermanent(error)) failing.delete(channel)
        else if (!signal.aborted) {
          const since = failing.get(channel)?.since ?? new Date(clock.now()).toISOString()
          failing.set(channel, { channel, since, reason: reasonOf(error) })
        }
        throw error
      }
    },
  }
}

export type ChannelHealth = ReturnType<typeof channelHealth>
