import type { AlertMessage } from '@outerpark/core/contract'
import type { Alert } from '@outerpark/core/names'
import type { Clock } from '@outerpark/core/ports'
import type { Kept } from './raised.ts'
import type { AlertStanding } from './standing.ts'

/** Tells the operator. Rejects if nobody was told. */
export type Send = (message: AlertMessage, signal: AbortSignal) => Promise<void>

/** A way to the operator. */
export type Way = {
  readonly name: 'command' | 'url'
  /** the same in each worker, and another one for another program or address, which was told nothing yet */
  readonly id: string
  readonly send: Send
}

/** A way in which nobody can be told now. */
export type Untold = {
  readonly way: Way['name']
  /** the first try that failed since one went well, ISO 8601 */
  readonly since: string
  /** why the last try failed */
  readonly reason: string
}

type Told = AlertStanding['ways'][string]['told'][number]

/** A way, with what was told of each alert last. */
export type KnownWay = Way & {
  readonly told: Map<Alert, Told>
  failing: { readonly since: string; readonly reason: string } | undefined
}

/** A way as the last worker has left it. */
export function knownWay(way: Way, standing: AlertStanding | undefined): KnownWay {
  const { told = [], failing = null } = standing?.ways[way.id] ?? {}
  return {
    ...way,
    told: new Map(told.map((each) => [each.message.data.alert, each])),
    failing: failing ?? undefined,
  }
}

export type TellParts = {
  readonly clock: Clock
  /** SYS_MODE */
  readonly mode: string
  /** see `alertPauseMs` */
  readonly pauseMs: number
  /** the text of an error, safe to print */
  readonly reasonOf: (error: unknown) => string
  /** is called when a way begins to fail, and when it works again (undefined) */
  readonly onWay: (way: Way['name'], failing: Untold | undefined) => void
}

/**
 * Tells what is new in one way, one message at a time.
 * @returns whether there is anything to be remembered
 */
export async function tellIn(
  way: KnownWay,
  kept: Kept,
  parts: TellParts,
  signal: AbortSignal,
): Promise<boolean> {
  const { clock, reasonOf, onWay } = parts
  let isNew = false
  for (const message of newsFor(way.told, kept, parts))
    try {
      await way.send(message, signal)
      way.told.set(message.data.alert, { message, at: clock.now() })
      if (way.failing) onWay(way.name, undefined)
      way.failing = undefined
      isNew = true
    } catch (error) {
      if (signal.aborted) return isNew
      const known = way.failing
      way.failing = {
        since: known?.since ?? new Date(clock.now()).toISOString(),
        reason: reasonOf(error),
      }
      if (known) continue
      onWay(way.name, { way: way.name, ...way.failing })
      isNew = true
    }
  return isNew
}

/** The messages about each alert whose state is not the one that was told last. */
function newsFor(
  told: ReadonlyMap<Alert, Told>,
  { now, over }: Kept,
  { clock, mode, pauseMs }: TellParts,
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
