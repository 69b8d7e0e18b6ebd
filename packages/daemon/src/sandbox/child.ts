import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { extname } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type SandboxMessage, sandboxMessage } from './messages.ts'

/** A process that is not ready by then never will be; it takes a third of a second on a machine that is not busy. */
const START_MS = 30_000
/** Its own draining takes at most 1.5 s. */
const STOP_MS = 4000

export type SandboxSettings = {
  /** the ledger's database file */
  readonly db: string
  readonly port: number
  readonly key: string
  /** milliseconds, such as `20-60` */
  readonly latency: string
}

export type SandboxProcess = {
  readonly url: string
  readonly pid: number
  /** resolves when the process has ended, with how */
  readonly ended: Promise<string>
  /** lets it finish what is in flight; a process that does not end is killed */
  readonly stop: () => Promise<void>
}

/** The sandbox did not start. `code` says why, for programs. */
export class SandboxFailed extends Error {
  override readonly name = 'SandboxFailed'
  readonly code: string

  constructor(code: string, detail: string) {
    super(`The sandbox card company did not start: ${detail}`)
    this.code = code
  }
}

/**
 * Starts one process of the sandbox and waits until it answers.
 * @param log gets each line that the process writes
 * @throws SandboxFailed
 */
export async function launch(
  settings: SandboxSettings,
  log: (line: string) => void,
): Promise<SandboxProcess> {
  // From the sources this file is .ts, and from a build .js; so is the entry beside it.
  const entry = new URL(`./main${extname(fileURLToPath(import.meta.url))}`, import.meta.url)
  const child = fork(fileURLToPath(entry), [], {
    env: environmentFor(settings),
    // The flags of this process (a test runner's, a profiler's) are not meant for that one.
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  if (child.stderr) createInterface(child.stderr).on('line', log)
  const ended = endOf(child)

  const message = await firstMessage(child, ended)
  if (message.kind === 'failed') {
    await stop(child, ended)
    throw new SandboxFailed(message.code, message.detail)
  }
  return { url: message.url, pid: child.pid ?? 0, ended, stop: () => stop(child, ended) }
}

/** What the sandbox needs and nothing else: the secrets in the daemon's environment are not its business. */
function environmentFor({ db, port, key, latency }: SandboxSettings): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {
    OUTERPARK_SANDBOX_DB: db,
    OUTERPARK_SANDBOX_PORT: `${port}`,
    OUTERPARK_SANDBOX_KEY: key,
    OUTERPARK_SANDBOX_LATENCY: latency,
  }
  // Windows starts no process without SystemRoot; SQLite puts its temporary files into TMPDIR.
  for (const name of ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR']) {
    const value = process.env[name]
    if (value !== undefined) environment[name] = value
  }
  return environment
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
  // Losing its parent is what the process ends by on every platform; Windows has no SIGTERM.
  if (child.connected) child.disconnect()
  await ended
  clearTimeout(kill)
}
