import { START_WORDS, type StartWord } from '@outerpark/core/names'
import { clientAt } from '../connect.ts'
import type { Context } from '../context.ts'
import { probe } from '../daemon/livez.ts'
import { checkSettings, type DaemonSettings, startDaemon } from '../daemon/spawn.ts'
import { isDraining, readLiveState } from '../daemon/state.ts'
import { absent, type DaemonStatus, type Stopped, statusOf } from '../daemon/status.ts'
import { stopDaemon } from '../daemon/stop.ts'
import { Failure } from '../failure.ts'
import { readAdminToken } from '../profiles/identity.ts'

export type StartOptions = { readonly port?: number } & {
  readonly [Option in 'changeGateway' | 'changeMode' | 'restored' | 'beginAnew']?: boolean
}

/** The settings of a daemon that is started with these options. */
export function settingsOf({ places, env }: Context, options: StartOptions): DaemonSettings {
  return { home: places.home, port: options.port, env, words: wordsIn(options) }
}

/** What the options of a start allow. */
function wordsIn(options: StartOptions): StartWord[] {
  const words = {
    'change-gateway': options.changeGateway,
    'change-mode': options.changeMode,
    restored: options.restored,
    'begin-anew': options.beginAnew,
  } satisfies Record<StartWord, unknown>
  return START_WORDS.filter((word) => words[word])
}

/** Starts the daemon in the background. A second daemon on the same home refuses to start. */
export async function start(context: Context, options: StartOptions): Promise<DaemonStatus> {
  return statusOf(await startDaemon(settingsOf(context, options)), context.places.home)
}

/** Stops the daemon; resolves when it has finished what it accepted, and ended. */
export async function stop({ places }: Context): Promise<Stopped> {
  const state = await stopDaemon(places.home)
  return { stopped: state !== undefined, pid: state?.pid ?? null }
}

/**
 * Stops the daemon and starts it with the settings of now. Checks them first: if it could not start with them, it is
 * left running. If no setting names a port, it is the one of before.
 */
export async function restart(context: Context, options: StartOptions): Promise<DaemonStatus> {
  const { places } = context
  const before = readLiveState(places.home)
  const keepPort = before && Number(new URL(before.url).port)
  const settings = { ...settingsOf(context, options), keepPort }
  if (before) await checkSettings(settings).catch(leftRunning)
  await stop(context)
  return statusOf(await startDaemon(settings), places.home)
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
