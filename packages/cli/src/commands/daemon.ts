import { START_WORDS, type StartWord } from '@outerpark/core/names'
import { clientHere } from '../connect.ts'
import type { Context } from '../context.ts'
import { outdated, refuseBesideService } from '../daemon/ensure.ts'
import { failedWith } from '../daemon/failed-with.ts'
import { type Found, findDaemon } from '../daemon/find.ts'
import { isAlive } from '../daemon/livez.ts'
import { replaceWorker } from '../daemon/restart.ts'
import { afterSilence, silentWorker } from '../daemon/silent-worker.ts'
import { checkSettings, type DaemonSettings, startDaemon } from '../daemon/spawn.ts'
import { elsewhere, readState } from '../daemon/state.ts'
import {
  absent,
  type DaemonStatus,
  type Replaced,
  type Stopped,
  statusOf,
} from '../daemon/status.ts'
import { stopDaemon } from '../daemon/stop.ts'
import { suspendedIn } from '../daemon/suspended.ts'
import { hasUnreadSettings } from '../daemon/unread.ts'
import { usage } from '../failure.ts'
import { chooseIdentity, readAdminToken } from '../profiles/identity.ts'
import { type CliWords, words } from '../words/words.ts'

export type StartOptions = { readonly port?: number } & {
  readonly [Option in
    | 'changeGateway'
    | 'neverCharged'
    | 'changeMode'
    | 'restored'
    | 'beginAnew']?: boolean
}

/** The settings of a daemon that is started with these options. */
export function settingsOf({ places, env }: Context, options: StartOptions): DaemonSettings {
  return { home: places.home, port: options.port, env, words: wordsIn(options) }
}

type DaemonAct = Parameters<CliWords['office']['elsewhere']>[1]

/** Refuses a `--url` of another box office for a command that is about the daemon of this home. */
export function refuseElsewhere({ places, url }: Context, does: DaemonAct): void {
  const other = elsewhere(url, places.home)
  if (other !== undefined)
    throw usage(
      ({ office }) => office.elsewhere(other, does),
      ({ office }) => office.runItThere,
    )
}

/** What the options of a start allow. */
function wordsIn(options: StartOptions): StartWord[] {
  const words = {
    'change-gateway': options.changeGateway,
    'never-charged': options.neverCharged,
    'change-mode': options.changeMode,
    restored: options.restored,
    'begin-anew': options.beginAnew,
  } satisfies Record<StartWord, unknown>
  return START_WORDS.filter((word) => words[word])
}

/**
 * Starts the daemon in the background. If it runs, that is what was wanted; but options have no effect on a daemon that runs, so
 * with them it fails with `home-in-use`.
 */
export async function start(context: Context, options: StartOptions): Promise<DaemonStatus> {
  refuseElsewhere(context, 'starts')
  const found = await findDaemon(context.places.home)
  const isUp = found.kind === 'running' && found.state.stoppingSince === undefined
  if (isUp && Object.keys(options).length === 0) {
    if (!context.json) context.say(words().office.runsAlready)
    return statusOf(found.state, context.places.home)
  }
  if (!isUp) leaveToService(context, options)
  return statusOf(await startDaemon(settingsOf(context, options)), context.places.home)
}

/**
 * Refuses to start a daemon in the place of a service. With a word of the admin it is started all the same: a service has no words.
 */
function leaveToService({ places, env }: Context, options: StartOptions): void {
  if (Object.keys(options).length === 0) refuseBesideService(places.home, env)
}

/** Stops the daemon; resolves when it has finished what it accepted, and ended. */
export async function stop(context: Context): Promise<Stopped> {
  refuseElsewhere(context, 'stops')
  const { places } = context
  const state = await stopDaemon(places.home)
  return { stopped: state !== undefined, pid: state?.pid ?? null }
}

export type Restarted = { readonly status: DaemonStatus; readonly replaced: Replaced }

/**
 * Lets a worker with the settings of now take the place of the one that runs. If it could not start with them, the daemon is left
 * running. If no setting names a port, it is the one of before. A worker that does not answer is replaced by its daemon first. A
 * daemon that has no parent which could do that is stopped and started.
 */
export async function restart(context: Context, options: StartOptions): Promise<Restarted> {
  refuseElsewhere(context, 'restarts')
  const { places } = context
  const before = readState(places.home)
  const keepPort = before && Number(new URL(before.url).port)
  const settings = { ...settingsOf(context, options), keepPort }
  const first = await findDaemon(places.home)
  const isSilent = silentWorker(places.home, first) !== undefined
  const found = isSilent ? await waitedFor(context) : first
  const hasParent = found.kind === 'running' && found.state.worker !== undefined
  if (found.kind === 'running' && (hasParent || found.state.awaySince !== undefined))
    return {
      status: statusOf(await replaceWorker(places.home, found.file, settings), places.home),
      replaced: isSilent ? 'silent' : 'worker',
    }
  if (found.kind === 'nobody') leaveToService(context, options)
  if (before) await checkSettings(settings).catch(leftRunning)
  const { stopped } = await stop(context)
  const started = startDaemon(settings)
  const status = statusOf(await (stopped ? started.catch(leftStopped) : started), places.home)
  return { status, replaced: stopped ? 'daemon' : 'none' }
}

async function waitedFor({ places, waiting }: Context) {
  const done = waiting(words().office.waitingForSilent)
  try {
    return await afterSilence(places.home)
  } finally {
    done()
  }
}

const leftRunning = (error: unknown) => failedWith(error, words().office.leftAsItWas)
const leftStopped = (error: unknown) => failedWith(error, words().office.stoppedBefore)

/** The status of the daemon of this home, or of the box office that `--url` names. */
export async function status(context: Context): Promise<DaemonStatus> {
  const { places, url } = context
  const other = elsewhere(url, places.home)
  if (other !== undefined) return statusElsewhere(context, other)
  const found = await findDaemon(places.home)
  const isSuspended = suspendedIn(places.home, found) !== undefined
  const known = await statusFound(context, found)
  return isSuspended ? { ...known, suspended: true } : known
}

async function statusFound(context: Context, found: Found): Promise<DaemonStatus> {
  const { places } = context
  switch (found.kind) {
    case 'nobody':
      return absent(places.home)
    case 'outdated':
      context.say(outdated(found.file).detail)
      return statusOf(found.file, places.home, false)
    case 'hanging':
      return statusOf(found.file, places.home, false)
    case 'running': {
      const { stoppingSince, awaySince, startedAt, settingsReadAt = startedAt } = found.state
      const isThere = (stoppingSince ?? awaySince) === undefined
      const known: DaemonStatus = {
        ...statusOf(found.state, places.home, isThere),
        ...(hasUnreadSettings(places.home, settingsReadAt) && { restartDue: true }),
      }
      // Of the two processes that of the daemon counts: it is the one that is stopped.
      return known.answering ? { ...known, ...(await details(context)), pid: known.pid } : known
    }
  }
}

/** The status of the box office that a command of this profile would ask: the profile may be signed in elsewhere. */
export const statusForProfile = (context: Context): Promise<DaemonStatus> =>
  status({ ...context, url: chooseIdentity(context, 'nobody').url })

/** Without a token: whoever answers at that address has not proved who it is. */
async function statusElsewhere(context: Context, url: string): Promise<DaemonStatus> {
  const alive = await isAlive(url)
  return { ...absent(context.places.home), url, running: alive, answering: alive }
}

/** What only an admin may see; empty without the admin's token. */
async function details(context: Context) {
  try {
    return await clientHere(
      context.places.home,
      readAdminToken({ places: context.places, url: undefined }),
    ).status()
  } catch {
    return {}
  }
}
