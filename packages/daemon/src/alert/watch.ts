import type { AlertMessage } from '@outerpark/core/contract'
import type { Alert } from '@outerpark/core/names'
import type { Clock } from '@outerpark/core/ports'
import type { Facts } from './conditions.ts'

/** An alert that is raised. */
export type Raised = { readonly alert: Alert; readonly since: string; readonly facts: Facts }

export type AlertWatch = {
  /** what is raised now */
  readonly raised: () => readonly Raised[]
  /** Resolves when the message under way has ended. */
  readonly stop: () => Promise<void>
}

type Parts = {
  readonly clock: Clock
  /** SYS_MODE */
  readonly mode: string
  /** what is raised at this moment */
  readonly look: () => Promise<ReadonlyMap<Alert, Facts>>
  /** the ways to the operator: each is told by itself, so one that fails repeats nothing on another one */
  readonly ways: readonly Send[]
  /** is called for each change of an alert */
  readonly onChange: (raised: boolean, alert: Raised) => void
  /** see `alertPauseMs` */
  readonly pauseMs: number
  readonly onFault: (error: unknown) => void
}

/** Tells the operator. Rejects if nobody was told. */
export type Send = (message: AlertMessage, signal: AbortSignal) => Promise<void>

/** How often it is looked, in milliseconds. */
const LOOK_EVERY_MS = 10_000

/** What was told of an alert last. */
type Told = { readonly message: AlertMessage; readonly at: number }

/**
 * Looks at what may be wrong, and tells the operator once when it begins and once when it is over. After a message about an
 * alert nothing more is told of it for a while; what it is then is told if it is not what was told. So one that comes and
 * goes all the time makes one message in that time, and the last message is always right.
 *
 * Messages go out one at a time. One that does not go out is tried again at the next look. Nothing waits for any of this.
 */
export function watchAlerts(parts: Parts, everyMs = LOOK_EVERY_MS): AlertWatch {
  const { clock, look, onFault } = parts
  const stopping = new AbortController()
  const { signal } = stopping
  const now = new Map<Alert, Raised>()
  /** when those that are over ended */
  const over = new Map<Alert, string>()
  const ways = parts.ways.map((send) => ({ send, told: new Map<Alert, Told>() }))
  let looking: Promise<void> | undefined

  const lookOnce = async (): Promise<void> => {
    try {
      keep({ now, over }, await look(), parts)
    } catch (error) {
      if (!signal.aborted) onFault(error)
    }
    for (const { send, told } of ways)
      for (const message of newsFor(told, { now, over }, parts))
        try {
          await send(message, signal)
          told.set(message.data.alert, { message, at: clock.now() })
        } catch (error) {
          if (!signal.aborted) onFault(error)
        }
  }
  const timer = setInterval(() => {
    looking ??= lookOnce().finally(() => {
      looking = undefined
    })
  }, everyMs).unref()

  return {
    raised: () => [...now.values()],
    async stop() {
      clearInterval(timer)
      stopping.abort()
      await looking
    },
  }
}

type Kept = { readonly now: Map<Alert, Raised>; readonly over: Map<Alert, string> }

/** Keeps what is raised, each since it was first seen. */
function keep(
  { now, over }: Kept,
  seen: ReadonlyMap<Alert, Facts>,
  { clock, onChange }: Parts,
): void {
  for (const [alert, raised] of now)
    if (!seen.has(alert)) {
      now.delete(alert)
      over.set(alert, new Date(clock.now()).toISOString())
      onChange(false, raised)
    }
  for (const [alert, facts] of seen) {
    const known = now.get(alert)
    const raised = { alert, since: known?.since ?? new Date(clock.now()).toISOString(), facts }
    now.set(alert, raised)
    if (!known) onChange(true, raised)
  }
}

/** The messages about each alert whose state is not the one that was told last. */
function newsFor(
  told: ReadonlyMap<Alert, Told>,
  { now, over }: Kept,
  { clock, mode, pauseMs }: Parts,
): AlertMessage[] {
  return [...new Set([...now.keys(), ...told.keys()])].flatMap((alert) => {
    const last = told.get(alert)
    const raised = now.get(alert)
    const wasRaised = last?.message.type === 'alert.raised'
    if ((raised !== undefined) === wasRaised) return []
    if (last && clock.now() - last.at < pauseMs) return []
    const { since = '', facts = {} } = raised ?? { since: last?.message.data.since }
    const timestamp = raised?.since ?? over.get(alert) ?? since
    const type = raised ? ('alert.raised' as const) : ('alert.cleared' as const)
    return [{ type, timestamp, data: { alert, since, mode, facts } }]
  })
}
