// A real daemon as a process of its own, on a home that is thrown away afterwards: what benchmarks and proofs stand on.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HOME_FILES, type StartMessage } from '@outerpark/core/contract'
import { root } from '../workspace.mjs'

const ENTRY = join(root, 'packages/daemon/dist/main.js')

export type DaemonSettings = {
  readonly home: string
  /** 0, the default, takes any free one; a daemon that is started again takes the port of the one before */
  readonly port?: number
  /** settings as the daemon reads them, such as OUTERPARK_RETRY_CAP_MS */
  readonly env?: Readonly<Record<string, string>>
}

export type Daemon = {
  readonly pid: number
  readonly url: string
  readonly port: number
  /** from the start of the process to its readiness, in milliseconds */
  readonly startedInMs: number
  /** Drains and ends. Rejects if the process had ended by itself before. */
  readonly stop: () => Promise<void>
  /** SIGKILL; resolves when the process is gone. Rejects if it had ended by itself before. */
  readonly kill: () => Promise<void>
}

/** A daemon that may not be ready yet. */
export type StartingDaemon = {
  /** rejects when the process ends before it is ready, with what it said about that */
  readonly ready: Promise<Daemon>
  readonly kill: () => Promise<void>
}

/** A folder of its own below the system's temporary folder. */
export function makeHome(): string {
  return mkdtempSync(join(tmpdir(), 'outerpark-home-'))
}

export function removeHome(home: string): void {
  rmSync(home, { recursive: true, force: true })
}

/** The token that the daemon has made for the admin of this home. */
export function adminTokenOf(home: string): string {
  return readFileSync(join(home, HOME_FILES.adminToken), 'utf8').trim()
}

/** Starts a daemon and waits until it is ready. */
export function startDaemon(settings: DaemonSettings): Promise<Daemon> {
  return launchDaemon(settings).ready
}

/** Starts a daemon; it ends with this process, however that ends. */
export function launchDaemon({ home, port = 0, env = {} }: DaemonSettings): StartingDaemon {
  const startedAt = performance.now()
  const child = fork(ENTRY, [], {
    env: { ...process.env, ...env, OUTERPARK_HOME: home, OUTERPARK_PORT: String(port) },
    // The flags of this process, a test runner's say, are not meant for that one.
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const takeAlong = () => child.kill('SIGKILL')
  process.once('exit', takeAlong)
  const ended = once(child, 'exit').then(() => {
    process.off('exit', takeAlong)
  })
  const complaint = complaintOf(child)
  let toldToEnd = false
  const end = async (signal: NodeJS.Signals) => {
    const how = child.signalCode ?? child.exitCode
    if (how !== null && !toldToEnd)
      throw new Error(`The daemon had ended by itself (${how}). ${complaint()}`)
    toldToEnd = true
    child.kill(signal)
    await ended
  }
  const ready = readiness(child, complaint).then(({ url }) => ({
    pid: child.pid ?? 0,
    url,
    port: Number(new URL(url).port),
    startedInMs: performance.now() - startedAt,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }))
  // Whoever kills a daemon that is starting does not wait for its readiness.
  ready.catch(() => undefined)
  return { ready, kill: () => end('SIGKILL') }
}

/** The last of what it writes to stderr. */
function complaintOf(child: ChildProcess): () => string {
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = `${complaint}${chunk}`.slice(-2000)
  })
  return () => complaint
}

/** What the daemon says over its IPC channel when it is ready. */
function readiness(child: ChildProcess, complaint: () => string): Promise<{ url: string }> {
  let refusal = ''
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      // The daemon sends nothing else (core/contract).
      const said = message as StartMessage
      if (said.kind === 'ready') resolve(said.state)
      else refusal = said.detail
    })
    child.on('exit', (code, signal) =>
      reject(
        new Error(
          `The daemon ended (${signal ?? code}) before it was ready. ${refusal || complaint()}`,
        ),
      ),
    )
  })
}
