import { clientAt } from '../connect.ts'
import type { Context } from '../context.ts'
import { probe } from '../daemon/livez.ts'
import { checkSettings, startDaemon } from '../daemon/spawn.ts'
import { isDraining, readLiveState } from '../daemon/state.ts'
import { absent, type DaemonStatus, type Stopped, statusOf } from '../daemon/status.ts'
import { stopDaemon } from '../daemon/stop.ts'
import { Failure } from '../failure.ts'
import { readAdminToken } from '../profiles/identity.ts'

export type StartOptions = { readonly port?: number }

/** Starts the daemon in the background. A second one on the same home is refused by the daemon itself. */
export async function start(
  { places, env }: Context,
  { port }: StartOptions,
): Promise<DaemonStatus> {
  return statusOf(await startDaemon({ home: places.home, port, env }), places.home)
}

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
    return await clientAt(url, readAdminToken(context)).status()
  } catch {
    return {}
  }
}
