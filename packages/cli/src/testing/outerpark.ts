import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { StatusResponse } from '@outerpark/core/contract'
import { expect } from 'vitest'
import { openTerminal, type TerminalOptions } from './terminal.ts'

export const PROGRAM = fileURLToPath(new URL('../../bin/outerpark.mjs', import.meta.url))
const COMPILED = fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url))

export type Run = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** The stdin and the variables of a command. */
type Surroundings = { readonly input?: string; readonly env?: Readonly<Record<string, string>> }
/** Runs a command to its end, with these variables set. */
type Runner = (args: readonly string[], env: Readonly<Record<string, string>>) => Promise<Run>

/**
 * The built program with a new home, called like from a script.
 * @param runner runs the commands that need no input; if left out, each command is a process
 */
export function makeOuterpark(runner?: Runner) {
  const home = mkdtempSync(join(tmpdir(), 'outerpark-e2e-'))
  const temporary = mkdtempSync(join(tmpdir(), 'outerpark-tmp-'))
  const clean = Object.entries(process.env).filter(([name]) => !name.startsWith('OUTERPARK_'))
  const env = {
    ...Object.fromEntries(clean),
    ...{ OUTERPARK_HOME: home, OUTERPARK_PORT: '0' },
    ...{ TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    // Whatever language the developer's terminal has.
    ...{ LC_ALL: '', LC_MESSAGES: '', LANG: 'C.UTF-8' },
    // All share one compile cache. Otherwise every start would compile again.
    NODE_COMPILE_CACHE: COMPILED,
  }

  const open = (args: readonly string[], more: Record<string, string> = {}) =>
    spawn(process.execPath, [PROGRAM, ...args], { env: { ...env, ...more }, stdio: 'pipe' })

  /** Runs a command to its end, in its own process. */
  const asProcess = (args: readonly string[], { input = '', env = {} }: Surroundings = {}) =>
    ended(open(args, env), input)
  const run = (args: readonly string[], more: Surroundings = {}): Promise<Run> =>
    runner && more.input === undefined
      ? runner(args, { ...env, ...more.env })
      : asProcess(args, more)

  /** The data of a command with `--json`. Throws if the command fails. */
  async function json<T>(...args: readonly string[]): Promise<T> {
    const { code, stdout, stderr } = await run([...args, '--json'])
    // The status of a daemon that does not run is data too.
    const isStatus = code === 3 && args.at(-1) === 'status'
    if (code !== 0 && !isStatus)
      throw new Error(`outerpark ${args.join(' ')} ended with ${code}: ${stderr}`)
    return JSON.parse(stdout) as T // the test says what it expects
  }

  return {
    home,
    /** its folder for temporary files; a command leaves nothing in it */
    temporary,
    open,
    asProcess,
    /** Runs a command to its end. */
    run,
    ...terminalOpeners(env),
    json,
    /** The exit code and the error of a command that fails with `--json`. */
    async failure(...args: readonly string[]) {
      const { code, stderr } = await run([...args, '--json'])
      const { error } = JSON.parse(stderr) as { error: Record<string, unknown> } // the documented shape
      return { exit: code, ...error }
    },
    /** Waits until the daemon has done all tasks, and MyPage shows all events. */
    settled: () => settled(() => json<StatusResponse>('daemon', 'status')),
    async close(): Promise<void> {
      await run(['daemon', 'stop'])
      for (const folder of [home, temporary]) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Opens a command in a real pseudo-terminal, or a shell that knows the program as `outerpark`. */
function terminalOpeners(env: NodeJS.ProcessEnv) {
  // Ink draws nothing while it believes to be in a CI.
  const { CI: _, NO_COLOR: __, ...rest } = env
  const outside = { ...rest, LANG: 'C.UTF-8' } as Readonly<Record<string, string>> // of a process: no value is undefined
  type Size = Pick<TerminalOptions, 'columns' | 'rows'>
  const open = (program: string, args: readonly string[], size: Size, more: object) =>
    openTerminal(program, args, { ...size, env: { ...outside, ...more } })
  return {
    terminal: (args: readonly string[], size: Size, more: Readonly<Record<string, string>> = {}) =>
      open(process.execPath, [PROGRAM, ...args], size, more),
    /** @param begin what the shell does first */
    shell: (size: Size, begin = ':') =>
      open('/bin/bash', ['--norc', '--noprofile', '-i'], size, {
        PS1: '$ ',
        PROMPT_COMMAND: `unset PROMPT_COMMAND; outerpark() { ${process.execPath} ${PROGRAM} "$@"; }; ${begin}`,
      }),
  }
}

/** Resolves when the process has ended, with its whole output. */
function ended(child: ChildProcessWithoutNullStreams, input: string): Promise<Run> {
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text))
  child.stdin.end(input)
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })))
}

async function settled(status: () => Promise<StatusResponse>): Promise<void> {
  const waiting = async () =>
    Object.values((await status()).tasks).reduce((sum, task) => sum + task.waiting, 0)
  await expect.poll(waiting).toBe(0)
  // The position must be read again. The last task may have recorded an event after the position was read above.
  const behind = async () => {
    const { position, myPagePosition } = await status()
    return position - myPagePosition
  }
  await expect.poll(behind).toBeLessThanOrEqual(0)
}
