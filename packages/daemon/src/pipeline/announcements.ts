import { endAnnouncement } from '@outerpark/core/musical'
import type { Store } from '@outerpark/core/ports'
import { inform, type OpenAnnouncement } from '@outerpark/core/reservation'
import { keepLooking } from './looks.ts'
import { forEachInLots } from './lots.ts'

/** How often it looks, in milliseconds. */
const LOOK_EVERY_MS = 1_000

type Parts = {
  readonly store: Store
  readonly log: { readonly warn: (facts: object, message: string) => void }
}

/**
 * Tells everybody who had booked a performance what has become of it, or what the house has to say (domain 3.9): the oldest
 * announcement first, so nobody hears of them in another order. A reservation knows what it has heard last, so this goes on wherever
 * it was ended, and tells nobody twice.
 */
export function watchAnnouncements({ store, log }: Parts) {
  const causedBy = { causationId: 'announcement', actor: 'system' } as const
  const tellAll = async (
    { position: announces, performanceId }: OpenAnnouncement,
    stopping: AbortSignal,
  ): Promise<void> => {
    const tell = (reservationId: Parameters<typeof inform.needs>[0]['reservationId']) =>
      store.commit(inform, { reservationId, announces }, causedBy)
    if (await forEachInLots(store, performanceId, tell, stopping))
      await store.commit(endAnnouncement, { performanceId, announces }, causedBy)
  }

  const look = async (stopping: AbortSignal): Promise<void> => {
    for (const announcement of await store.queries.openAnnouncements())
      if (!stopping.aborted) await tellAll(announcement, stopping)
  }

  return keepLooking({
    look,
    waitMs: () => LOOK_EVERY_MS,
    atMostMs: LOOK_EVERY_MS,
    failed: (err) => log.warn({ err }, 'customers of a performance not informed'),
  })
}
