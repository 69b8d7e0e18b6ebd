import { exitCodeOf } from './exit-code.ts'
import { makeProgram } from './program/program.ts'

/**
 * Runs one command to its end: data on stdout, errors on stderr, and the exit code in `process.exitCode`.
 * @param args the words after the name of the program
 */
export async function run(args: readonly string[]): Promise<void> {
  try {
    const words = args.length === 0 && isTerminal() ? ['ui'] : args
    const program = await makeProgram(words)
    if (words.length === 0) program.outputHelp()
    else await program.parseAsync(words, { from: 'user' })
  } catch (error) {
    const { explain } = await import('./explain.ts')
    const code = await explain(error, args)
    if (code !== undefined) process.exitCode = exitCodeOf(code)
  }
}

/** Whether a person sees what is written and can press keys: then the program alone opens the terminal interface. */
const isTerminal = (): boolean => process.stdin.isTTY && process.stdout.isTTY
