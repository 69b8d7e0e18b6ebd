import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { StatusResponse } from '@outerpark/core/contract'
import { expect } from 'vitest'

const PROGRAM = fileURLToPath(new URL('../../bin/outerpark.mjs', import.meta.url))

export type Run = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** What a command finds where it runs. */
type Surroundings = { readonly input?: string; readonly env?: Readonly<Record<string, string>> }
/** Runs a command to its end, with these variables set. */
type Runner = (args: readonly string[], env: Readonly<Record<string, string>>) => Promise<Run>

/**
 * The built program on a home of its own, as a script would call it.
 * @param runner runs the commands that need no input; if left out, each is a process
 */
export function makeOuterpark(runner?: Runner) {
  const home = mkdtempSync(join(tmpdir(), 'outerpark-e2e-'))
  const temporary = mkdtempSync(join(tmpdir(), 'outerpark-tmp-'))
  const clean = Object.entries(process.env).filter(([name]) => !name.startsWith('OUTERPARK_'))
  const env = {
    ...Object.fromEntries(clean),
    ...{ OUTERPARK_HOME: home, OUTERPARK_PORT: '0' },
    ...{ TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    // One compile cache for all, which every start would fill again otherwise.
    NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'),
  }

  const open = (args: readonly string[], more: Record<string, string> = {}) =>
    spawn(process.execPath, [PROGRAM, ...args], { env: { ...env, ...more }, stdio: 'pipe' })

  /** Runs a command to its end, in a process of its own. */
  const asProcess = (args: readonly string[], { input = '', env = {} }: Surroundings = {}) =>
    ended(open(args, env), input)
  const run = (args: readonly string[], more: Surroundings = {}): Promise<Run> =>
    runner && more.input === undefined
      ? runner(args, { ...env, ...more.env })
      : asProcess(args, more)

  /** What a command answers with `--json`; throws if it fails. */
  async function json<T>(...args: readonly string[]): Promise<T> {
    const { code, stdout, stderr } = await run([...args, '--json'])
    if (code !== 0) throw new Error(`outerpark ${args.join(' ')} ended with ${code}: ${stderr}`)
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
    json,
    /** The exit code and the error of a command that fails with `--json`. */
    async failure(...args: readonly string[]) {
      const { code, stderr } = await run([...args, '--json'])
      const { error } = JSON.parse(stderr) as { error: Record<string, unknown> } // the documented shape
      return { exit: code, ...error }
    },
    /** Until the daemon has nothing left to do, and MyPage shows what it did. */
    settled: () => settled(() => json<StatusResponse>('daemon', 'status')),
    async close(): Promise<void> {
      await run(['daemon', 'stop'])
      for (const folder of [home, temporary]) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Resolves when the process has ended, with all that it said. */
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
  // Asked again: what the last task recorded may be newer than the position in the answer that counted no task.
  const behind = async () => {
    const { position, myPagePosition } = await status()
    return position - myPagePosition
  }
  await expect.poll(behind).toBeLessThanOrEqual(0)
}
