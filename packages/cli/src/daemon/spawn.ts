import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  AS_BEFORE_ARGUMENT,
  BACKGROUND_ARGUMENT,
  CHECK_ARGUMENT,
  KEEP_PORT_ARGUMENT,
  type StartMessage,
  type StartWord,
  type StateFile,
} from '@outerpark/core/names'
import { startFaultWords } from '@outerpark/core/words'
import { FileNotTrusted, makePrivateFolder, openToAppend } from '@outerpark/daemon/private-files'
import { Failure, failure } from '../failure.ts'
import { shellWord } from '../text/command-line.ts'
import { language, words } from '../words/words.ts'
import { needNode } from './need-node.ts'
import { logFile } from './state.ts'

export type DaemonSettings = {
  readonly home: string
  /** 0 for any free port; if absent, OUTERPARK_PORT or the daemon's default */
  readonly port?: number | undefined
  readonly env: NodeJS.ProcessEnv
  /** what the admin allows for this start */
  readonly words?: readonly StartWord[]
  /** true if no person asked for this start; then it needs the settings of the last one */
  readonly asBefore?: boolean
  /** the port of the daemon that is started again; it counts if no setting names one */
  readonly keepPort?: number | undefined
}

/** A daemon that opens a large database after a crash first replays the database's log, which takes a while. */
const START_TIMEOUT_MS = 60_000

/**
 * Starts a daemon that outlives this process. Resolves when it takes requests.
 * Rejects with the daemon's own code, e.g. `home-in-use` or `port-in-use`.
 */
export async function startDaemon(settings: DaemonSettings): Promise<StateFile> {
  const log = openLog(settings.home)
  try {
    const child = spawnDaemon(settings, log)
    const state = await startMessage(child)
    child.disconnect()
    child.unref()
    return state
  } finally {
    closeSync(log)
  }
}

/**
 * Rejects as {@link startDaemon} would if these settings are not valid. Starts and changes nothing.
 * @param program the daemon that is asked, if it is not the one that is installed with this program
 */
export async function checkSettings(
  settings: DaemonSettings,
  program = { node: process.execPath, entry: entry() },
): Promise<void> {
  needNode()
  const child = spawn(program.node, [program.entry, CHECK_ARGUMENT, ...argumentsOf(settings)], {
    env: environment(settings),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    timeout: START_TIMEOUT_MS,
  })
  return new Promise((resolve, reject) => {
    let wrong: Failure | undefined
    // Not checked: the daemon is our own program, and sends only a StartMessage.
    child.on('message', (message: StartMessage) => {
      if (message.kind === 'failed') wrong = startFailure(message)
    })
    child.once('error', (error) => reject(notStarted(error.message)))
    // `close` comes after the end of the channel, so its message has arrived.
    child.once('close', (code, signal) => {
      if (code === 0) resolve()
      else
        reject(
          wrong ??
            notStarted(words().office.endedWith(signal ?? words().office.exitCode(String(code)))),
        )
    })
  })
}

/** Starts a daemon that writes to this terminal, and ends with it. */
export function spawnInForeground(settings: DaemonSettings): ChildProcess {
  needNode()
  return spawn(process.execPath, [entry(), ...argumentsOf(settings)], {
    env: environment(settings),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
}

/** Resolves when the daemon is ready. Rejects with the failure that it reports, or if it ends without a report. */
export function startMessage(
  child: ChildProcess,
  timeoutMs = START_TIMEOUT_MS,
): Promise<StateFile> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      child.kill('SIGKILL')
      reject(notStarted(words().office.notReady(timeoutMs / 1000)))
    }
    let turn: NodeJS.Immediate | undefined
    const timer = setTimeout(() => {
      // A command that was stopped (Ctrl-Z) may run its timers before it reads that the daemon is ready.
      turn = setImmediate(giveUp)
    }, timeoutMs)
    const settle = (act: () => void) => {
      clearTimeout(timer)
      clearImmediate(turn)
      child.off('exit', ended)
      act()
    }
    const ended = (code: number | null, signal: string | null) =>
      settle(() =>
        reject(
          notStarted(words().office.endedWith(signal ?? words().office.exitCode(String(code)))),
        ),
      )
    child.once('exit', ended)
    child.once('error', (error) => settle(() => reject(notStarted(error.message))))
    // The daemon is ours: what it sends over its channel is a StartMessage.
    child.on('message', (message: StartMessage) =>
      settle(() =>
        message.kind === 'ready' ? resolve(message.state) : reject(startFailure(message)),
      ),
    )
  })
}

function spawnDaemon(settings: DaemonSettings, log: number): ChildProcess {
  needNode()
  return spawn(process.execPath, [entry(), BACKGROUND_ARGUMENT, ...argumentsOf(settings)], {
    env: environment(settings),
    // Not the folder of the command: a volume with a process in it cannot be unmounted.
    cwd: settings.home,
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log, log, 'ipc'],
  })
}

/** The daemon's program. It is started and never imported: CLI and daemon meet over HTTP. */
function entry(): string {
  return fileURLToPath(import.meta.resolve('@outerpark/daemon/main'))
}

/** The arguments of a daemon with these settings. */
export function argumentsOf({ words = [], asBefore = false, keepPort }: DaemonSettings): string[] {
  return [
    ...words.map((word) => `--${word}`),
    ...(asBefore ? [AS_BEFORE_ARGUMENT] : []),
    ...(keepPort === undefined ? [] : [KEEP_PORT_ARGUMENT, String(keepPort)]),
  ]
}

/** The environment of a daemon with these settings. */
export function environment({ home, port, env }: DaemonSettings): NodeJS.ProcessEnv {
  const listen = port === undefined ? {} : { OUTERPARK_PORT: String(port) }
  return { ...env, OUTERPARK_HOME: home, OUTERPARK_LANG: language(), ...listen }
}

function openLog(home: string): number {
  try {
    makePrivateFolder(home)
    return openToAppend(logFile(home))
  } catch (cause) {
    if (cause instanceof FileNotTrusted) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw failure(
      'home-not-writable',
      ({ office }) => office.homeNotWritable(home, reason),
      ({ office }) => office.lookAtHome(shellWord(home)),
      { cause },
    )
  }
}

const notStarted = (detail: string) =>
  failure('daemon-start-failed', detail, words().office.logMaySay)

/** The failure of a start, in the words of this program. */
export function startFailure(
  message: Pick<Extract<StartMessage, { kind: 'failed' }>, 'code' | 'params' | 'detail' | 'hint'>,
): Failure {
  const { code } = message
  const said = () => startFaultWords(language(), message)
  return new Failure({
    code,
    title: ({ titles }) => titles['daemon-start-failed'],
    detail: () => said().detail,
    hint: () => said().hint,
  })
}
