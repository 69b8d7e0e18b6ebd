import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PROGRAM = fileURLToPath(new URL('../../bin/outerpark.mjs', import.meta.url))

export type Run = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** The built program on a home of its own, as a script would call it. */
export function makeOuterpark() {
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

  /** Runs a command to its end. */
  function run(
    args: readonly string[],
    more: { input?: string; env?: Record<string, string> } = {},
  ) {
    const child = open(args, more.env)
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text))
    child.stdin.end(more.input ?? '')
    return new Promise<Run>((resolve) =>
      child.on('close', (code) => resolve({ code, stdout, stderr })),
    )
  }

  return {
    home,
    /** its folder for temporary files; a command leaves nothing in it */
    temporary,
    open,
    run,
    /** What a command answers with `--json`; throws if it fails. */
    async json<T>(...args: readonly string[]): Promise<T> {
      const { code, stdout, stderr } = await run([...args, '--json'])
      if (code !== 0) throw new Error(`outerpark ${args.join(' ')} ended with ${code}: ${stderr}`)
      return JSON.parse(stdout) as T // the test says what it expects
    },
    /** The exit code and the error of a command that fails with `--json`. */
    async failure(...args: readonly string[]) {
      const { code, stderr } = await run([...args, '--json'])
      const { error } = JSON.parse(stderr) as { error: Record<string, unknown> } // the documented shape
      return { exit: code, ...error }
    },
    async close(): Promise<void> {
      await run(['daemon', 'stop'])
      for (const folder of [home, temporary]) rmSync(folder, { recursive: true, force: true })
    },
  }
}
