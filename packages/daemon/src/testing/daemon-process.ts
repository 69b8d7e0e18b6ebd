import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { BACKGROUND_ARGUMENT, type StartMessage } from '@outerpark/core/names'
import { packageFile } from '../entry.ts'
import { until } from './settled.ts'
import { WIDE_LIMITS } from './wide-limits.ts'

/** A worker that runs alone: one process less, and it is the one that a test kills. */
const WORKER = fileURLToPath(packageFile('bundle/worker.js'))
/** What stays, and starts workers. */
export const PARENT = fileURLToPath(packageFile('bundle/main.js'))

export type DaemonProcess = {
  readonly url: string
  readonly pid: number
  /** The ids of the processes that the daemon has started. */
  readonly children: () => number[]
  /** Stops or kills the daemon. Resolves after its end, with the way in which it ended. */
  readonly end: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<Ended>
}
export type Ended = { readonly code: number | null; readonly signal: string | null }

/** The end of a daemon that refused to start, with its message. */
export type Refusal = Ended & {
  readonly message: StartMessage | undefined
  readonly stderr: string
}

const running = new Set<ChildProcess>()

/** Ends every daemon that still runs, and waits for the processes that they have started. For afterAll. */
export async function endAll(): Promise<void> {
  const left = [...running].flatMap(({ pid }) =>
    pid === undefined ? [] : [pid, ...childrenOf(pid)],
  )
  for (const child of running) child.kill('SIGKILL')
  await until('the end of every daemon', () => !left.some(isAlive))
}

/** Starts the real daemon on that home. It uses a free port unless the environment sets one. */
function launch(home: string, environment: NodeJS.ProcessEnv, program: string) {
  // Of the test runner's variables only these. With a folder for compiled code a start is a fifth quicker.
  const { PATH, NODE_COMPILE_CACHE } = process.env
  const child = fork(program, program === PARENT ? [BACKGROUND_ARGUMENT] : [], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {
      ...{ PATH, NODE_COMPILE_CACHE, OUTERPARK_PORT: '0' },
      ...WIDE_LIMITS,
      ...environment,
      OUTERPARK_HOME: home,
    },
  })
  running.add(child)
  let stderr = ''
  child.stderr?.on('data', (part) => {
    stderr += part
  })
  let message: StartMessage | undefined
  child.once('message', (received) => {
    message = received as StartMessage // the first message of main.ts has this type
  })
  const ended = once(child, 'close').then(([code, signal]): Ended => {
    running.delete(child)
    return { code, signal }
  })
  const first = Promise.race([once(child, 'message').then(() => undefined), ended])
  return { child, ended, first, message: () => message, stderr: () => stderr }
}

export async function startDaemon(
  home: string,
  environment: NodeJS.ProcessEnv = {},
  program = WORKER,
): Promise<DaemonProcess> {
  const { child, ended, first, message, stderr } = launch(home, environment, program)
  await first
  const said = message()
  if (said?.kind !== 'ready')
    throw new Error(`The daemon did not start: ${JSON.stringify(said)} ${stderr()}`)
  const { url, pid } = said.state
  return {
    url,
    pid,
    children: () => childrenOf(pid),
    end(signal = 'SIGTERM') {
      child.kill(signal)
      return ended
    },
  }
}

/** Starts a daemon that must refuse to start. */
export async function startRefused(
  home: string,
  environment: NodeJS.ProcessEnv = {},
  program = WORKER,
): Promise<Refusal> {
  const { child, ended, first, message, stderr } = launch(home, environment, program)
  await first
  if (message()?.kind === 'ready') {
    child.kill('SIGKILL')
    throw new Error('The daemon started.')
  }
  return { ...(await ended), message: message(), stderr: stderr() }
}

/** The processes that this one has started and that still run. */
export function childrenOf(pid: number): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).split('\n')
  const pairs = lines.map((line) => line.trim().split(/\s+/).map(Number))
  return pairs.flatMap(([child, parent]) => (parent === pid && child !== undefined ? [child] : []))
}

/** Whether a process with that id runs. One whose parent is gone waits for the init of a container, perhaps for seconds. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !hasEnded(pid)
  } catch {
    return false
  }
}

/** Whether nothing is left of the process but its entry in the table, as Linux tells: it has no file and no lock any more. */
function hasEnded(pid: number): boolean {
  if (process.platform !== 'linux') return false
  try {
    // proc(5): the state comes after the name, which is in parentheses.
    return /^Z/.test(readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1) ?? '')
  } catch {
    return true
  }
}

/** Starts a daemon without an IPC channel, as from a shell. It must refuse to start, and write the reason to stderr. */
export async function startRefusedByHand(
  home: string,
  environment: NodeJS.ProcessEnv,
): Promise<Refusal> {
  const env = { PATH: process.env.PATH, OUTERPARK_PORT: '0', ...environment, OUTERPARK_HOME: home }
  const child = spawn(process.execPath, [WORKER], { stdio: ['ignore', 'ignore', 'pipe'], env })
  running.add(child)
  let stderr = ''
  child.stderr?.on('data', (part) => {
    stderr += part
  })
  const [code, signal] = await once(child, 'close')
  running.delete(child)
  return { code, signal, message: undefined, stderr }
}
