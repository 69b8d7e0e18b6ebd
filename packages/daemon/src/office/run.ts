import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { DaemonState, StartMessage, StateFile } from '@outerpark/core/names'
import { packageFile } from '../entry.ts'
import type { Control } from '../http/control.ts'
import { unavailable } from '../http/server.ts'
import { type JoinedParent, joinParent } from '../parent/join.ts'
import { NoAddress } from '../parent/no-address.ts'
import { type Start, startIn, withKeptPort } from '../process/arguments.ts'
import { homeFiles, lockHome, prepareHome } from '../process/home.ts'
import { type Logger, openLog } from '../process/log.ts'
import { folderIdentity } from '../process/private-files.ts'
import { removeLeftSockets, writeState } from '../process/state-file.ts'
import { boot } from '../sandbox/process.ts'
import type { Config } from '../settings/config.ts'
import { checkStart } from './check-start.ts'
import { listenFailure } from './listen-failure.ts'
import { openBoxOffice } from './open.ts'
import { rehearse } from './rehearsal.ts'
import { settingsOfStart } from './settings-of-start.ts'

type Ending = 'stop' | 'leave'

/**
 * Opens the box office of the home that the environment names, and keeps it open until it is told to end: by a signal,
 * over its local socket, or by its parent.
 *
 * @param tell is called when it takes requests
 * @throws StartFailure, FileNotTrusted
 */
export async function runOffice(tell: (message: StartMessage) => void): Promise<void> {
  const start = startIn(process.argv)
  const { config: read, settings } = settingsOfStart()
  const config = withKeptPort(read, start)
  const files = homeFiles(config.home)
  prepareHome(config.home)
  // It loads meanwhile.
  const booted = config.gateway === 'sandbox' ? boot() : undefined
  const parent = start.isWorker ? joinParent() : undefined
  const { given, unlock, rehearsed } = await enterHome(config, start, parent)

  const version = versionOf(packageFile('package.json'))
  const log = openLog(files.log, { ...config, level: config.logLevel })
  process.on('uncaughtException', (err) => {
    // After this fault the state of the process is unknown. All durable data is in the databases.
    log.fatal({ err }, 'crash')
    process.exit(70)
  })
  rehearsed?.(log)
  const instance = randomUUID()
  if (given?.first !== false) removeLeftSockets(files.state)
  const key = given?.key ?? randomBytes(32).toString('base64url')
  /** before the office is open nobody has the key, and so nobody asks */
  let state: DaemonState | undefined
  const control: Control = {
    key,
    state: () => ({ ...state, ...parent?.news() }),
    stop: () => (parent ? parent.askToStop() : end('stop')),
    ...(parent && { restart: parent.askToRestart }),
  }
  const around = { log, version, instance, start, control, given, news: parent?.news, booted }
  const office = await openBoxOffice(config, around)
  const end = once(async (how: Ending): Promise<void> => {
    if (state && how === 'stop') state = { ...state, stoppingSince: new Date().toISOString() }
    if (state) rewriteState(files.state, { ...state, controlKey: key }, log)
    await office.stop(how)
    // Until then the commands `stop` and `status` find this daemon.
    if (how === 'stop') await parent?.closing()
    unlock()
    parent?.tell({ kind: 'closed' })
    process.exit(0)
  })
  endWhenTold(parent, end)
  if (!parent) process.on('SIGHUP', () => (start.background ? reopened(log) : end('stop')))

  // From here on the daemon handles signals to stop, so the program that waits for it is told now.
  const { url, socket, gateway, startedAt } = office
  const { readAt: settingsReadAt } = settings
  const about = { instance, version, mode: config.mode, gateway, startedAt, settingsReadAt }
  const pids = parent ? { pid: process.ppid, worker: process.pid } : { pid: process.pid }
  state = { ...pids, url, socket, home: folderIdentity(config.home), ...about }
  writeState(files.state, { ...state, controlKey: key })
  parent?.tell({ kind: 'settings', settings })
  tell({ kind: 'ready', state: { ...state, controlKey: key } })
}

/**
 * Waits until this process may open the home, and locks it.
 * @returns the sockets of the parent, if there is one; what is to be logged of a rehearsal, if there was one; `unlock` gives the home back
 * @throws StartFailure
 */
async function enterHome(config: Config, start: Start, parent: JoinedParent | undefined) {
  // The worker before this one has the home, and takes requests until this one is sure to start.
  if (start.isStandby) await checkStart(config, start, 'settings')
  const rehearsed = start.isStandby ? await rehearsal(config) : undefined
  const early = start.isStandby ? undefined : lockHome(config.home)
  // No more of the settings: there are secrets among them.
  const { home, host, port, mode, tlsCert } = config
  const wanted = { home, host, port, mode, isSecure: tlsCert !== undefined }
  const given = await parent?.wait(wanted).catch((error) => {
    throw error instanceof NoAddress ? listenFailure(unavailable(error, host, port), config) : error
  })
  return { given, rehearsed, unlock: early ?? lockHome(config.home) }
}

/** Rehearses. What fails there fails nothing else, and is logged once there is a log. */
const rehearsal = (config: Config): Promise<(log: Logger) => void> =>
  rehearse(config).then(
    (bookings) => (log) => log.info({ bookings }, 'rehearsed'),
    (err: unknown) => (log) =>
      log.warn({ err }, 'the rehearsal failed: this worker is slow at first'),
  )

/** Makes a function that does `act` at its first call only. */
function once(act: (how: Ending) => Promise<void>): (how: Ending) => void {
  let done = false
  return (how) => {
    if (!done) void act(how)
    done = true
  }
}

function rewriteState(file: string, state: StateFile, log: Logger): void {
  try {
    writeState(file, state)
  } catch (err) {
    log.warn({ err }, 'it cannot be written down that this daemon is stopping')
  }
}

/** A worker that gets a signal itself is replaced by its parent. */
function endWhenTold(parent: JoinedParent | undefined, end: (how: Ending) => void): void {
  if (parent) {
    parent.onEnd(end)
    process.on('SIGTERM', () => end('leave'))
  } else {
    process.on('SIGTERM', () => end('stop'))
    process.on('SIGINT', () => end('stop'))
  }
}

/** Opens the log by its name again. If that fails, it goes on where it was. */
function reopened(log: ReturnType<typeof openLog>): void {
  try {
    log.reopen()
    log.info('log opened again')
  } catch (err) {
    log.warn({ err }, 'the log cannot be opened again')
  }
}

function versionOf(file: URL): string {
  // This is our own package.json, which always has a version.
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
