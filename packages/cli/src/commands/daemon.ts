import type { StatusResponse } from '@outerpark/core/contract'
import type { StateFile } from '@outerpark/core/names'
import { clientAt } from '../connect.ts'
import type { Context } from '../context.ts'
import { probe } from '../daemon/livez.ts'
import { checkSettings, startDaemon } from '../daemon/spawn.ts'
import { isDraining, readLiveState } from '../daemon/state.ts'
import { stopDaemon } from '../daemon/stop.ts'
import { Failure } from '../failure.ts'
import { tokenOf } from '../profiles/identity.ts'
import { ADMIN } from '../profiles/names.ts'

export type StartOptions = { readonly port?: number }

/** What scripts learn about the daemon; the rest is there where the admin's token can be read. */
export type DaemonStatus = {
  readonly running: boolean
  readonly pid: number | null
  readonly url: string | null
  readonly home: string
  readonly version: string | null
  /** SYS_MODE */
  readonly mode: string | null
  /** false if the process is there and does not answer */
  readonly answering: boolean
  readonly startedAt?: string | null
  /** there while it finishes what it has accepted, and then ends */
  readonly stoppingSince?: string
} & Partial<
  Pick<
    StatusResponse,
    'position' | 'myPagePosition' | 'tasks' | 'payment' | 'workers' | 'channels' | 'webhook'
  >
>

/** Starts the daemon in the background. A second one on the same home is refused by the daemon itself. */
export async function start(
  { places, env }: Context,
  { port }: StartOptions,
): Promise<DaemonStatus> {
  return statusOf(await startDaemon({ home: places.home, port, env }), places.home)
}

export type Stopped = { readonly stopped: boolean; readonly pid: number | null }

/** Stops the daemon once it has finished what it accepted. */
export async function stop({ places }: Context): Promise<Stopped> {
  const state = await stopDaemon(places.home)
  return { stopped: state !== undefined, pid: state?.pid ?? null }
}

/**
 * Stops the daemon and starts it where it listened before. Settings with which it could not start are refused while it
 * still runs.
 */
export async function restart(context: Context, options: StartOptions): Promise<DaemonStatus> {
  const { places, env } = context
  const before = readLiveState(places.home)
  const port = options.port ?? (before && Number(new URL(before.url).port))
  if (before) await checkSettings({ home: places.home, port, env }).catch(leftAlone)
  await stop(context)
  return start(context, port === undefined ? {} : { port })
}

function leftAlone(error: unknown): never {
  if (!(error instanceof Failure)) throw error
  const hint = [error.hint, 'The running daemon was left as it is.'].filter(Boolean).join(' ')
  throw new Failure({ ...error, hint }, { cause: error })
}

/** How the daemon of this home is, or the one elsewhere that was asked for. */
export async function status(context: Context): Promise<DaemonStatus> {
  const { places, url } = context
  const state = readLiveState(places.home)
  if (url !== undefined && url !== state?.url) return statusElsewhere(context, url)
  if (!state) return absent(places.home)
  const health = await probe(state.url, { instance: state.instance })
  if (health === 'nobody') {
    // Not at its address: it is ending, or it died, and its process id is somebody else's by now.
    const now = readLiveState(places.home)
    return now && isDraining(now) ? statusOf(now, places.home, false) : absent(places.home)
  }
  const known = statusOf(state, places.home, health === 'alive')
  return health === 'alive' ? { ...known, ...(await details(context, state.url)) } : known
}

async function statusElsewhere(context: Context, url: string): Promise<DaemonStatus> {
  const alive = (await probe(url)) === 'alive'
  const more = alive ? await details(context, url) : {}
  return { ...absent(context.places.home), url, running: alive, answering: alive, ...more }
}

/** What only an admin gets to know; nothing for everybody else. */
async function details(context: Context, url: string) {
  try {
    const token = tokenOf({ name: ADMIN, profile: undefined }, context)
    return await clientAt(url, token).status()
  } catch {
    return {}
  }
}

/** What the daemon says of itself. */
export function statusOf(state: StateFile, home: string, answering = true): DaemonStatus {
  const { pid, url, version, mode, startedAt, stoppingSince } = state
  const known = { running: true, pid, url, home, version, mode, answering, startedAt }
  return stoppingSince === undefined ? known : { ...known, stoppingSince }
}

function absent(home: string): DaemonStatus {
  const nothing = { pid: null, url: null, version: null, mode: null, startedAt: null }
  return { running: false, ...nothing, home, answering: false }
}
