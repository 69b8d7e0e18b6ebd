// A real daemon as a separate process, on a temporary home. Benchmarks and proofs use it.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import {
  closeSync,
  cpSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BACKGROUND_ARGUMENT, HOME_FILES, type StartMessage } from '@outerpark/core/names'
import { WIDE_LIMITS } from '../../packages/daemon/src/testing/wide-limits.ts'
import { root } from '../workspace.mjs'

// A script that is ended by a signal takes its daemons along: 'exit' comes only after an exit.
for (const [signal, code] of [
  ['SIGTERM', 143],
  ['SIGINT', 130],
  ['SIGHUP', 129],
] as const)
  process.once(signal, () => process.exit(code))

/** What stays, and starts workers. */
const PARENT = join(root, 'packages/daemon/bundle/main.js')
/** A worker that runs alone: one process less, and it is the one that is killed. */
const WORKER = join(root, 'packages/daemon/bundle/worker.js')

export type DaemonSettings = {
  readonly home: string
  /** 0, the default, means any free port; a restarted daemon gets the port of the previous one */
  readonly port?: number
  /** settings as environment variables, such as OUTERPARK_RETRY_CAP_MS */
  readonly env?: Readonly<Record<string, string>>
  /** whether a parent replaces its worker, as in a real box office; false if left out */
  readonly parent?: boolean
}

export type Daemon = {
  readonly pid: number
  readonly url: string
  readonly port: number
  /** from the start of the process to its readiness, in milliseconds */
  readonly startedInMs: number
  /** Drains and ends the daemon. Rejects if the process had ended by itself. */
  readonly stop: () => Promise<void>
  /** Sends SIGKILL, and resolves when the process is gone. Rejects if the process had ended by itself. */
  readonly kill: () => Promise<void>
}

/** A daemon that may not be ready yet. */
export type StartingDaemon = {
  /** rejects if the process ends before it is ready, with the reason that it gave */
  readonly ready: Promise<Daemon>
  readonly kill: () => Promise<void>
}

/** A new folder below the system's temporary folder. */
export function makeHome(): string {
  return mkdtempSync(join(tmpdir(), 'outerpark-home-'))
}

/** A copy of the home of a daemon that does not run, on the disk to the last byte. */
export function copyHome(home: string): string {
  const copy = makeHome()
  cpSync(home, copy, { recursive: true })
  // Measurements must not run beside the writing of the copy.
  for (const entry of readdirSync(copy, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const file = openSync(join(entry.parentPath, entry.name), 'r+')
    fsyncSync(file)
    closeSync(file)
  }
  return copy
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

/** Starts a daemon. It ends when this process ends in any way. */
export function launchDaemon({
  home,
  port = 0,
  env = {},
  parent = false,
}: DaemonSettings): StartingDaemon {
  const startedAt = performance.now()
  const child = fork(parent ? PARENT : WORKER, parent ? [BACKGROUND_ARGUMENT] : [], {
    env: {
      ...process.env,
      ...WIDE_LIMITS,
      ...env,
      OUTERPARK_HOME: home,
      OUTERPARK_PORT: String(port),
    },
    // Without the flags of this process, which may be those of a test runner.
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
  // If nothing awaits `ready`, its rejection must not be unhandled.
  ready.catch(() => undefined)
  return { ready, kill: () => end('SIGKILL') }
}

/** Gives the last part of the daemon's stderr. */
function complaintOf(child: ChildProcess): () => string {
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = `${complaint}${chunk}`.slice(-2000)
  })
  return () => complaint
}

/** Resolves with the daemon's message over its IPC channel when it is ready. */
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
