import type { Alert } from '@outerpark/core/names'
import { FileNotTrusted } from '../process/private-files.ts'
import type { Facts, Kept, Raised, RaisedNow } from './raised.ts'
import type { AlertStanding, StandingStore } from './standing.ts'
import { type KnownWay, knownWay, type TellParts, tellIn, type Untold, type Way } from './tell.ts'

export type AlertWatch = {
  /** what is raised now */
  readonly raised: () => readonly Raised[]
  /** the ways in which nobody can be told now */
  readonly untold: () => readonly Untold[]
  /** Resolves when the message under way has ended. */
  readonly stop: () => Promise<void>
}

type Parts = TellParts & {
  /** what is raised at this moment @param before what was raised until now, perhaps by the last worker */
  readonly look: (before: RaisedNow) => Promise<ReadonlyMap<Alert, Facts>>
  /** the ways to the operator: each is told by itself, so one that fails repeats nothing on another one */
  readonly ways: readonly Way[]
  /** where the next worker finds what this one knew */
  readonly standing: StandingStore
  /** is called for each change of an alert */
  readonly onChange: (raised: boolean, alert: Raised) => void
  /** is called when the standing cannot be kept, or what the last worker kept not be read, and when it is kept again (undefined) */
  readonly onKept: (failure: { readonly error: unknown } | undefined) => void
  /** is called if it could not be looked */
  readonly onFault: (error: unknown) => void
}

/** How often it is looked, in milliseconds. */
const LOOK_EVERY_MS = 10_000

/**
 * Looks at what may be wrong, and tells the operator once when it begins and once when it is over. After a message about an
 * alert nothing more is told of it for a while; what it is then is told if it is not what was told. So one that comes and
 * goes all the time makes one message in that time, and the last message is always right.
 *
 * It looks at once, since a worker may not live until the next look, and it goes on with what the last worker knew: what
 * goes on is not told again, and what was over meanwhile is told.
 *
 * Messages go out one at a time. One that does not go out is tried again at the next look. Nothing waits for any of this.
 */
export function watchAlerts(parts: Parts, everyMs = LOOK_EVERY_MS): AlertWatch {
  const { look, onFault, onKept, standing } = parts
  const stopping = new AbortController()
  const { signal } = stopping
  const last = lastKept(parts)
  const kept: Kept = {
    now: new Map(last?.raised.map((each) => [each.alert, each])),
    over: new Map(last?.over.map(({ alert, at }) => [alert, at])),
  }
  const ways = parts.ways.map((way) => knownWay(way, last))
  let looking: Promise<void> | undefined
  let isKept = true

  const remember = (): void => {
    try {
      standing.write(standingOf(kept, ways))
      if (!isKept) onKept(undefined)
      isKept = true
    } catch (error) {
      // It is tried again at each look, and told once.
      if (isKept) onKept({ error })
      isKept = false
    }
  }
  const trying = async (act: () => unknown): Promise<void> => {
    try {
      await act()
    } catch (error) {
      if (!signal.aborted) onFault(error)
    }
  }
  const lookOnce = async (): Promise<void> => {
    await trying(async () => {
      const seen = await look(kept.now)
      if (!signal.aborted && (keep(kept, seen, parts) || !isKept)) remember()
    })
    for (const way of ways) if (await tellIn(way, kept, parts, signal)) remember()
  }
  const begin = () => {
    looking ??= lookOnce().finally(() => {
      looking = undefined
    })
  }
  // A file that is there can be written over on a full disk.
  remember()
  const atOnce = setTimeout(begin, 0)
  const timer = setInterval(begin, everyMs).unref()

  return {
    raised: () => [...kept.now.values()],
    untold: () => ways.flatMap(({ name, failing }) => (failing ? [{ way: name, ...failing }] : [])),
    async stop() {
      clearTimeout(atOnce)
      clearInterval(timer)
      stopping.abort()
      await looking
    },
  }
}

/**
 * What the last worker has kept. If that cannot be read, alerts may be told once more, and the box office opens.
 * @throws FileNotTrusted
 */
function lastKept({ standing, onKept }: Parts): AlertStanding | undefined {
  try {
    return standing.read()
  } catch (error) {
    if (error instanceof FileNotTrusted) throw error
    onKept({ error })
    return undefined
  }
}

/**
 * Keeps what is raised, each since it was first seen.
 * @returns whether one began or ended, or happened again
 */
function keep(
  { now, over }: Kept,
  seen: ReadonlyMap<Alert, Facts>,
  { clock, onChange }: Parts,
): boolean {
  const gone = [...now.values()].filter(({ alert }) => !seen.has(alert))
  for (const raised of gone) {
    now.delete(raised.alert)
    over.set(raised.alert, new Date(clock.now()).toISOString())
    onChange(false, raised)
  }
  let isNew = gone.length > 0
  for (const [alert, facts] of seen) {
    const known = now.get(alert)
    const raised = { alert, since: known?.since ?? new Date(clock.now()).toISOString(), facts }
    now.set(alert, raised)
    // What the next worker goes by. Other facts change all the time, such as the free bytes.
    if (known && known.facts.at !== facts.at) isNew = true
    if (known) continue
    onChange(true, raised)
    isNew = true
  }
  return isNew
}

const standingOf = ({ now, over }: Kept, ways: readonly KnownWay[]) => ({
  raised: [...now.values()].map(({ facts, ...each }) => ({ ...each, facts: { ...facts } })),
  over: [...over].map(([alert, at]) => ({ alert, at })),
  ways: Object.fromEntries(
    ways.map(({ id, told, failing }) => [
      id,
      {
        told: [...told.values()],
        failing: failing ?? null,
      },
    ]),
  ),
})
