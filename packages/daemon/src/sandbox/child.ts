import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { entryUrl } from '../entry.ts'
import { FROM_PARENT_ARGUMENT, type SandboxMessage, sandboxMessage } from './messages.ts'

/** How long a start may take (ms). It takes a third of a second on a machine that is not busy. */
const START_MS = 30_000
/** How long the process gets for its end (ms). Its own draining takes at most 1.5 s. */
const STOP_MS = 4000

export type SandboxSettings = {
  /** the ledger's database file */
  readonly db: string
  /** the Unix socket or named pipe on which it listens; or a port, where 0 means any free one */
  readonly at: string | number
  readonly key: string
  /** milliseconds, such as `20-60` */
  readonly latency: string
}

export type SandboxProcess = {
  /** the URL, or the path of the socket */
  readonly address: string
  readonly pid: number
  /** resolves when the process has ended, with the way in which it ended */
  readonly ended: Promise<string>
  /** Ends the process after its calls in flight. A process that does not end in time is killed. */
  readonly stop: () => Promise<void>
}

/** The sandbox did not start. `code` is the reason, in a form for programs. */
export class SandboxFailed extends Error {
  override readonly name = 'SandboxFailed'
  readonly code: string

  constructor(code: string, detail: string) {
    super(`The sandbox card company did not start: ${detail}`)
    this.code = code
  }
}

/** A process of the sandbox that loads, and waits for its settings. It ends when this process ends. */
export type BootedSandbox = { readonly child: ChildProcess; readonly ended: Promise<string> }

/** Starts a process of the sandbox. To load its code takes most of its start, and needs no settings. */
export function boot(): BootedSandbox {
  const child = fork(fileURLToPath(entryUrl('sandbox/main')), [FROM_PARENT_ARGUMENT], {
    env: environment(),
    // The new process must not inherit the Node flags of this one, such as those of a test runner or a profiler.
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  return { child, ended: endOf(child) }
}

/**
 * Starts one process of the sandbox and waits until it answers.
 * @param log gets each line that the process writes
 * @param booted the process, if it has been started before
 * @throws SandboxFailed
 */
export async function launch(
  settings: SandboxSettings,
  log: (line: string) => void,
  { child, ended }: BootedSandbox = boot(),
): Promise<SandboxProcess> {
  if (child.stderr) createInterface(child.stderr).on('line', log)
  // If it has died, its end says so.
  if (child.connected) child.send(variablesFor(settings), () => undefined)

  const message = await firstMessage(child, ended)
  if (message.kind === 'failed') {
    await stop(child, ended)
    throw new SandboxFailed(message.code, message.detail)
  }
  return { address: message.at, pid: child.pid ?? 0, ended, stop: () => stop(child, ended) }
}

/** The settings, as variables: by hand the sandbox gets them in its environment. */
const variablesFor = ({ db, at, key, latency }: SandboxSettings) => ({
  OUTERPARK_SANDBOX_DB: db,
  [typeof at === 'string' ? 'OUTERPARK_SANDBOX_SOCKET' : 'OUTERPARK_SANDBOX_PORT']: `${at}`,
  OUTERPARK_SANDBOX_KEY: key,
  OUTERPARK_SANDBOX_LATENCY: latency,
})

/**
 * Only the variables that every program needs: Windows needs SystemRoot to start a process, and SQLite puts its temporary
 * files into TMPDIR. The sandbox must not get the secrets in the daemon's environment.
 */
function environment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'NODE_COMPILE_CACHE']
  const known = names.map((name) => [name, process.env[name]] as const)
  return Object.fromEntries(known.filter(([, value]) => value !== undefined))
}

async function endOf(child: ChildProcess): Promise<string> {
  try {
    const [code, signal] = await once(child, 'exit')
    return signal ? `killed by ${signal}` : `exit code ${code}`
  } catch (error) {
    return `not started: ${error}`
  }
}

async function firstMessage(child: ChildProcess, ended: Promise<string>): Promise<SandboxMessage> {
  const waiting = new AbortController()
  const late = AbortSignal.timeout(START_MS)
  const message = once(child, 'message', { signal: AbortSignal.any([waiting.signal, late]) }).then(
    ([received]) => sandboxMessage.parse(received),
    () => failed('timeout', `it was not ready within ${START_MS} ms`),
  )
  const death = ended.then((how) => failed('ended', `it ended before it was ready (${how})`))
  const first = await Promise.race([message, death])
  waiting.abort()
  return first
}

const failed = (code: string, detail: string): SandboxMessage => ({ kind: 'failed', code, detail })

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  const kill = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
  // The process ends when it loses its parent. This works on every platform, while Windows has no SIGTERM.
  if (child.connected) child.disconnect()
  await ended
  clearTimeout(kill)
}
