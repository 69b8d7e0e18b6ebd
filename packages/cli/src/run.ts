import { exitCodeOf } from './exit-code.ts'
import { makeProgram } from './program/program.ts'

/**
 * Runs one command to its end: data on stdout, errors on stderr, and the exit code in `process.exitCode`.
 * @param args the words after the name of the program
 */
export async function run(args: readonly string[]): Promise<void> {
  try {
    const program = await makeProgram(args)
    if (args.length === 0) program.outputHelp()
    else await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    const { explain } = await import('./explain.ts')
    const code = await explain(error, args)
    if (code !== undefined) process.exitCode = exitCodeOf(code)
  }
}
