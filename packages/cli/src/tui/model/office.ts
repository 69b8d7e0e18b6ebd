import type { EventResponse } from '@outerpark/core/contract'
import type { BreakerChanged } from '@outerpark/core/payment'
import type { Client } from '../../client/client.ts'
import { makeHistory } from '../../live/history.ts'
import { type Live, openLive } from '../../live/live.ts'
import type { Snapshot } from '../../live/snapshot.ts'
import type { Follow } from './feed.ts'
import { makeWaits, type Wait } from './waits.ts'

/** A change of the breaker, as the event log has it. */
export type BreakerChange = BreakerChanged & { readonly at: string; readonly position: number }

/** The status with its samples, the newest events, and what the events say about the card company. */
export type Office = Snapshot & {
  /** the events before those that are followed, oldest first, at most {@link KEEP_KNOWN}; undefined until they are read */
  readonly before: readonly EventResponse[] | undefined
  /** the changes of the breaker in the last day, oldest first, at most {@link KEEP_CHANGES} */
  readonly breakerChanges: readonly BreakerChange[]
  /** how long bookings waited for their payment, second by second, oldest first */
  readonly waits: readonly Wait[]
}

const KEEP_CHANGES = 500
const KEEP_BEFORE = 200
/** So many are kept of those that were known when a screen came back. */
const KEEP_KNOWN = 1_000
const DAY_MS = 24 * 60 * 60 * 1000
/** So far back in the log the history of the breaker is looked for, however much has happened in a day. */
const MOST_LOOKED_AT = 100_000

type Source = Pick<Client, 'status' | 'events' | 'followEvents'>

/**
 * Follows the status, its samples and the events. The samples of before stay while the connection is lost, and the events of before
 * while no screen shows them.
 */
export function followOffice(client: Source): Follow<Office> {
  return async (publish, signal, known) => {
    const live = openLive(client)
    const waits = makeWaits()
    const changes = changesOf(client, live)
    const earlier = earlierOf(client, live, known)
    const stop = live.onEvent(waits.happened)
    try {
      await new Promise<void>((resolve, reject) => {
        const look = (): void => {
          const snapshot = live.snapshot()
          const { connection } = snapshot
          if (connection.state === 'failed') reject(connection.failure)
          else if (snapshot.status)
            publish(
              {
                ...{ ...snapshot, before: earlier.known() },
                ...{ breakerChanges: changes.known(), waits: waits.bySecond() },
              },
              connection.state === 'lost' ? connection : undefined,
            )
          if (snapshot.status) earlier.readOnce(look)
        }
        live.subscribe(look)
        void changes.read(signal).then(look, () => undefined)
        signal.addEventListener('abort', () => resolve(), { once: true })
        if (signal.aborted) resolve()
      })
    } finally {
      stop()
      await live.close()
    }
  }
}

/** What happened before the events are followed: somebody booked on another screen meanwhile. */
function earlierOf(client: Source, live: Live, known: Office | undefined) {
  const kept = known?.before && [...known.before, ...known.events]
  let found: readonly EventResponse[] | undefined
  let isAsked = false
  const read = async (): Promise<readonly EventResponse[]> => {
    const last = live.snapshot().position
    if (last === 0) return []
    const page = await client.events({
      from: Math.max(1, last - KEEP_BEFORE + 1),
      limit: KEEP_BEFORE,
    })
    return joined(
      kept ?? [],
      page.items.filter(({ position }) => position <= last),
    )
  }
  return {
    known: () => found ?? kept,
    /** Reads them, once. Call it when the first status is known, and again after each later one: it may have failed. */
    readOnce(then: () => void): void {
      if (isAsked) return
      isAsked = true
      const answered = (events: readonly EventResponse[]): void => {
        found = events
        then()
      }
      void read().then(answered, () => {
        isAsked = false
      })
    },
  }
}

/** What was known already, and what was read now. If there is a gap between them, only what was read. */
function joined(
  known: readonly EventResponse[],
  read: readonly EventResponse[],
): readonly EventResponse[] {
  const first = read[0]?.position ?? 0
  const earlier = known.filter(({ position }) => position < first)
  const isWhole = earlier.at(-1)?.position === first - 1
  return [...(isWhole ? earlier : []), ...read].slice(-KEEP_KNOWN)
}

/** The changes of the breaker: those of before from the log, later ones from the stream. */
function changesOf(client: Source, live: Live) {
  const later = makeHistory<BreakerChange>(KEEP_CHANGES)
  let before: readonly BreakerChange[] = []
  let all: readonly BreakerChange[] | undefined
  live.onEvent((event) => {
    if (!isBreakerChange(event)) return
    later.add(event)
    all = undefined
  })
  return {
    known: () => {
      all ??= [...before, ...later.items()].slice(-KEEP_CHANGES)
      return all
    },
    async read(signal: AbortSignal): Promise<void> {
      const { position } = await client.status()
      const since = new Date(Date.now() - DAY_MS).toISOString()
      const found: BreakerChange[] = []
      let from: number | undefined = Math.max(1, position - MOST_LOOKED_AT)
      while (from !== undefined && !signal.aborted) {
        const page = await client.events({ from, since, type: 'BreakerChanged', limit: 1000 })
        found.push(...page.items.filter(isBreakerChange))
        from = page.next === null ? undefined : Number(page.next)
      }
      const first = later.items()[0]?.position ?? Number.POSITIVE_INFINITY
      before = found.filter((change) => change.position < first).slice(-KEEP_CHANGES)
      all = undefined
    },
  }
}

const isBreakerChange = (event: EventResponse): event is EventResponse & BreakerChange =>
  event.type === 'BreakerChanged'
