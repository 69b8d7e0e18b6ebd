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

/** Starts the daemon in the background. A second daemon on the same home refuses to start. */
export async function start(
  { places, env }: Context,
  { port }: StartOptions,
): Promise<DaemonStatus> {
  return statusOf(await startDaemon({ home: places.home, port, env }), places.home)
}

/** Stops the daemon; resolves when it has finished what it accepted, and ended. */
export async function stop({ places }: Context): Promise<Stopped> {
  const state = await stopDaemon(places.home)
  return { stopped: state !== undefined, pid: state?.pid ?? null }
}

/**
 * Stops the daemon and starts it on the same port. Checks the settings first: if it could not start with them, it is
 * left running.
 */
export async function restart(context: Context, options: StartOptions): Promise<DaemonStatus> {
  const { places, env } = context
  const before = readLiveState(places.home)
  const port = options.port ?? (before && Number(new URL(before.url).port))
  if (before) await checkSettings({ home: places.home, port, env }).catch(leftRunning)
  await stop(context)
  return start(context, port === undefined ? {} : { port })
}

function leftRunning(error: unknown): never {
  if (!(error instanceof Failure)) throw error
  const hint = [error.hint, 'The running daemon was left as it is.'].filter(Boolean).join(' ')
  throw new Failure({ ...error, hint }, { cause: error })
}

/** The status of the daemon of this home, or of the box office that `--url` names. */
export async function status(context: Context): Promise<DaemonStatus> {
  const { places, url } = context
  const state = readLiveState(places.home)
  if (url !== undefined && url !== state?.url) return statusElsewhere(context, url)
  if (!state) return absent(places.home)
  const health = await probe(state.url, { instance: state.instance })
  if (health === 'nobody') {
    // It does not listen: it is stopping, or it has crashed and another program has its process id.
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

/** What only an admin may see; empty without the admin's token. */
async function details(context: Context, url: string) {
  try {
    return await clientAt(url, readAdminToken(context)).status()
  } catch {
    return {}
  }
}
