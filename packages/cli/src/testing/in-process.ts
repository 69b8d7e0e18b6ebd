import { vi } from 'vitest'
import { run } from '../run.ts'
import { speak } from '../words/words.ts'
import type { Run } from './outerpark.ts'

/**
 * Runs a command in the process of the test, with the same output and exit code as in its own process. A new process
 * would take a third of a second to start. Run only one command at a time.
 */
export async function inProcess(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Run> {
  const { argv, exitCode } = process
  const said = { stdout: '', stderr: '' }
  const heard = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      said[name] += text
      return true
    }),
  )
  // Whatever language the developer's terminal has.
  for (const [name, value] of Object.entries({ LC_ALL: 'C', ...env })) vi.stubEnv(name, value)
  process.argv = [...argv.slice(0, 2), ...args]
  process.exitCode = 0
  try {
    await run(args)
    return { code: Number(process.exitCode), ...said }
  } finally {
    for (const each of heard) each.mockRestore()
    vi.unstubAllEnvs()
    await speak('en')
    process.argv = argv
    process.exitCode = exitCode
  }
}
