import { setTimeout as sleep } from 'node:timers/promises'
import type { EventResponse, StatusResponse } from '@outerpark/core/contract'
import type { BreakerChanged } from '@outerpark/core/payment'
import type { Client } from '../../client/client.ts'
import {
  type Audience,
  type Change,
  type OutageView,
  SAMPLE_MS,
  type Sample,
  type Tally,
} from './view.ts'
import { breakerChange } from './words.ts'

export type Monitor = {
  readonly view: () => OutageView
  /** Puts something into the time line. */
  readonly tell: (text: string, change?: Partial<Pick<Change, 'kind' | 'commands'>>) => void
  /** Waits until it is so, or for as long as that may take, and says whether it is. */
  readonly until: (isSo: (view: OutageView) => boolean, patienceMs: number) => Promise<boolean>
  readonly stop: () => Promise<void>
}

/** Looks at the box office as any admin can: its status, again and again, and its events as they happen. */
export async function startMonitor(
  admin: Client,
  { tally, audience, signal }: { tally: () => Tally; audience: Audience; signal: AbortSignal },
): Promise<Monitor> {
  const begun = performance.now()
  const changes: Change[] = []
  const samples: Sample[] = []
  let status: StatusResponse = await admin.status()
  const counted = { booked: 0, paid: 0 }
  const stopping = new AbortController()
  const over = AbortSignal.any([signal, stopping.signal])

  const view = (): OutageView => ({
    elapsedMs: performance.now() - begun,
    now: Date.now(),
    status,
    bookings: tally(),
    samples,
    changes,
  })
  const tell: Monitor['tell'] = (text, { kind = 'news', commands = [] } = {}) => {
    const change = { atMs: performance.now() - begun, kind, text, commands }
    changes.push(change)
    audience.hear(change, view())
  }
  const note = (event: EventResponse): void => {
    if (event.type === 'Reserved') counted.booked += 1
    if (event.type === 'PaymentApproved') counted.paid += 1
    // Its type says which event it is.
    if (event.type === 'BreakerChanged')
      tell(breakerChange(event as EventResponse & BreakerChanged), { kind: 'breaker' })
  }
  const follow = async (from: number): Promise<void> => {
    for await (const event of admin.followEvents({ from }, over)) note(event)
  }
  const look = async (): Promise<void> => {
    let last = performance.now()
    while (!over.aborted) {
      await sleep(SAMPLE_MS, undefined, { signal: over }).catch(() => undefined)
      status = await admin.status()
      const now = performance.now()
      const perSecond = (count: number) => (count * 1000) / (now - last)
      const { breaker, unpaid } = status.payment
      const { booked, paid } = counted
      samples.push({
        ...{ breaker: breaker.state, unpaid },
        ...{ booked: perSecond(booked), paid: perSecond(paid) },
      })
      counted.booked -= booked
      counted.paid -= paid
      last = now
      audience.see(view())
    }
  }
  const looking = Promise.all([follow(status.position + 1), look()])
  // Whoever waits for something hears of it then.
  looking.catch(() => undefined)

  return {
    view,
    tell,
    async until(isSo, patienceMs) {
      const givenUpAt = performance.now() + patienceMs
      while (!isSo(view())) {
        if (performance.now() > givenUpAt) return false
        await Promise.race([sleep(50, undefined, { signal }), looking])
      }
      return true
    },
    async stop() {
      stopping.abort()
      await looking
    },
  }
}
