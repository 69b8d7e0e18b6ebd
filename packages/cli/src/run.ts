import type { Language } from '@outerpark/core/names'
import { isBare } from './bare.ts'
import { exitCodeOf } from './exit-code.ts'
import { findPlaces } from './places.ts'
import { withFields } from './program/data-words.ts'
import { showHelp } from './program/help-text.ts'
import { makeProgram } from './program/program.ts'
import { chosenLanguage } from './words/chosen.ts'
import { languageOf } from './words/language.ts'
import { speak } from './words/words.ts'

/**
 * Runs one command to its end: data on stdout, errors on stderr, and the exit code in `process.exitCode`.
 * @param args the words after the name of the program
 */
export async function run(args: readonly string[]): Promise<void> {
  try {
    await speak(await readersLanguage(args))
    if (args[0] === COMPLETE) {
      const { complete } = await import('./completion/complete.ts')
      return await complete(args.slice(1)).catch(() => undefined)
    }
    const words = isBare(args) && isTerminal() ? ['ui', ...args] : args
    const program = await makeProgram(words)
    if (words.length === 0) program.outputHelp()
    else await program.parseAsync(await withFields(program, words), { from: 'user' })
  } catch (error) {
    const { explain } = await import('./explain.ts')
    const code = await explain(error, args)
    if (code !== undefined) process.exitCode = exitCodeOf(code)
  }
  await showHelp(args)
}

/** How the completion script of a shell calls the program. */
const COMPLETE = '__complete'

/** The language of the command line, of this person's choice, or of the terminal. */
async function readersLanguage(args: readonly string[]): Promise<Language> {
  const places = await findPlaces(process.env)
  return languageOf(args, process.env, () => chosenLanguage(places))
}

/** Whether a person sees what is written and can press keys: then the program alone opens the terminal interface. */
const isTerminal = (): boolean => process.stdin.isTTY && process.stdout.isTTY
