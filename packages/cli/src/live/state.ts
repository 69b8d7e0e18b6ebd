import type { EventResponse, StatusResponse } from '@outerpark/core/contract'
import { mayPass, streamMayReturn } from '../http/passing.ts'
import { makeHistory } from './history.ts'
import { makeNotifier } from './notify.ts'
import { makeRates } from './rates.ts'
import type { Connection, Sample, Snapshot } from './snapshot.ts'

export type Limits = {
  /** how many samples are kept */
  readonly keepSamples: number
  /** how many events are kept */
  readonly keepEvents: number
  /** how long a change waits for others before the subscribers are called, in milliseconds */
  readonly gatherMs: number
}

/** The two kinds of requests to the box office. The connection counts as lost if one of them fails. */
type Way = 'status' | 'events'
type Trouble = Extract<Connection, { state: 'lost' | 'failed' }>

/** Keeps the known state of a box office, and its subscribers. */
export function makeState({ keepSamples, keepEvents, gatherMs }: Limits) {
  const { subscribe, changed, flush } = makeNotifier(gatherMs)
  const events = makeHistory<EventResponse>(keepEvents)
  const samples = makeHistory<Sample>(keepSamples)
  const rates = makeRates()
  const eventListeners = new Set<(event: EventResponse) => void>()
  const troubles = new Map<Way, Trouble>()
  let known: Pick<Snapshot, 'status' | 'statusAt'> = { status: undefined, statusAt: undefined }
  let position = 0
  let snapshot: Snapshot | undefined

  const connection = (): Connection =>
    worst(troubles.values()) ?? { state: known.status ? 'up' : 'connecting' }
  const change = (): void => {
    snapshot = undefined
    changed()
  }

  return {
    subscribe,
    flush,
    snapshot(): Snapshot {
      snapshot ??= {
        ...{ connection: connection(), ...known, position },
        ...{ events: events.items(), samples: samples.items() },
      }
      return snapshot
    },
    onEvent(listener: (event: EventResponse) => void): () => void {
      eventListeners.add(listener)
      return () => void eventListeners.delete(listener)
    },
    /** Takes an answer. The first one gives the position at which the events begin. Each later one makes a sample. */
    answered(status: StatusResponse): void {
      if (known.status) samples.add(rates.sample(status))
      else position = status.position
      known = { status, statusAt: Date.now() }
      troubles.delete('status')
      change()
    },
    happened(event: EventResponse): void {
      position = event.position
      events.add(event)
      rates.count(event)
      change()
      for (const listener of [...eventListeners]) listener(event)
    },
    /** Call it when the stream of events is open (again). */
    opened(): void {
      if (troubles.delete('events')) change()
    },
    /** Call it after a failed attempt. Returns whether another one may succeed. */
    failed(way: Way, failure: unknown): boolean {
      const trouble = troubleAfter(troubles.get(way), failure)
      troubles.set(way, trouble)
      change()
      return trouble.state === 'lost'
    },
  }
}

export type LiveState = ReturnType<typeof makeState>

function troubleAfter(before: Trouble | undefined, failure: unknown): Trouble {
  if (!mayPass(failure) && !streamMayReturn(failure)) return { state: 'failed', failure }
  return { state: 'lost', since: before?.state === 'lost' ? before.since : Date.now(), failure }
}

function worst(troubles: Iterable<Trouble>): Trouble | undefined {
  const all = [...troubles]
  return all.find(({ state }) => state === 'failed') ?? all[0]
}
