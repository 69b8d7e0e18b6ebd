import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { CHECK_ARGUMENT, type DaemonState, type StartMessage } from '@outerpark/core/names'
import { packageFile } from './entry.ts'
import { checkStart } from './office/check-start.ts'
import { openBoxOffice } from './office/open.ts'
import { startIn, withKeptPort } from './process/arguments.ts'
import { homeFiles, lockHome, prepareHome } from './process/home.ts'
import { openLog } from './process/log.ts'
import { FileNotTrusted, folderIdentity } from './process/private-files.ts'
import { StartFailure } from './process/start-failure.ts'
import { removeLeftSockets, writeState } from './process/state-file.ts'
import { readConfig } from './settings/config.ts'

// After a burst of connections V8 allocates parts of each request in old space, and the collector then keeps and copies
// all that they refer to: an eighth of the time at 1,000 connections.
setFlagsFromString('--no-allocation-site-pretenuring')

/** Only the owner may read the files that this process makes, such as the databases. */
process.umask(0o077)

try {
  if (process.argv.includes(CHECK_ARGUMENT)) await check()
  else await run()
} catch (error) {
  const { code, message, hint, params } = failureOf(error)
  tell({
    ...{ kind: 'failed', code, detail: message },
    ...(hint === undefined ? {} : { hint }),
    ...(params === undefined ? {} : { params }),
  })
  // A program that started the daemon over IPC shows the message itself.
  if (!process.send)
    process.stderr.write(`outerpark daemon: ${message}${hint === undefined ? '' : ` ${hint}`}\n`)
  process.exit(code === 'config-invalid' ? 2 : 1)
}

/** Checks whether the daemon could start. It does not change the home, or touch a daemon that may run on it. */
async function check(): Promise<void> {
  const start = startIn(process.argv)
  await checkStart(withKeptPort(readConfig(process.env), start), start)
  process.exit(0)
}

/** Opens the box office, and keeps it open until a signal to stop. */
async function run(): Promise<void> {
  const start = startIn(process.argv)
  const config = withKeptPort(readConfig(process.env), start)
  const files = homeFiles(config.home)
  prepareHome(config.home)
  const unlock = lockHome(config.home)
  const version = versionOf(packageFile('package.json'))
  const log = openLog(files.log, { ...config, level: config.logLevel })
  process.on('uncaughtException', (err) => {
    // After this fault the state of the process is unknown. All durable data is in the databases.
    log.fatal({ err }, 'crash')
    process.exit(70)
  })
  const instance = randomUUID()
  removeLeftSockets(files.state)
  const key = randomBytes(32).toString('base64url')
  /** before the office is open nobody has the key, and so nobody asks */
  let state: DaemonState | undefined
  const control = { key, state: () => state ?? {}, stop: () => void stop() }
  const office = await openBoxOffice(config, { log, version, instance, start, control })
  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    try {
      if (state) state = { ...state, stoppingSince: new Date().toISOString() }
      if (state) writeState(files.state, { ...state, controlKey: key })
    } catch (err) {
      log.warn({ err }, 'it cannot be written down that this daemon is stopping')
    }
    await office.stop()
    unlock()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
  // The terminal was closed. A daemon in the background has none: there a log was moved, as logrotate does.
  process.on('SIGHUP', () => (start.background ? reopened(log) : void stop()))

  // From here on the daemon handles signals to stop, so the program that waits for it is told now.
  const { url, socket, gateway, startedAt } = office
  const home = folderIdentity(config.home)
  const { mode } = config
  state = { pid: process.pid, url, socket, home, instance, version, mode, gateway, startedAt }
  writeState(files.state, { ...state, controlKey: key })
  tell({ kind: 'ready', state: { ...state, controlKey: key } })
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

/** Sends a message to the program that started this daemon and waits for it. */
function tell(message: StartMessage): void {
  process.send?.(message)
}

function failureOf(error: unknown): {
  code: string
  message: string
  hint?: string | undefined
  params?: unknown
} {
  if (error instanceof StartFailure || error instanceof FileNotTrusted) return error
  if (error instanceof Error && 'code' in error)
    return { code: String(error.code).toLowerCase().replaceAll('_', '-'), message: error.message }
  return { code: 'internal-error', message: String(error) }
}

function versionOf(file: URL): string {
  // This is our own package.json, which always has a version.
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
