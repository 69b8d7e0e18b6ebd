import type { Context } from '../context.ts'
import { Failure, failure } from '../failure.ts'

/** A question for what a command was not told. */
export type Question<T> = {
  /** how it is given on the command line, e.g. `--email`; named where nobody can be asked */
  readonly flag: string
  readonly message: string
  /** makes the value out of what was typed; throws a usage failure for what cannot be meant */
  readonly parse: (answer: string) => T
  /** what may be chosen from; anything may be typed if left out */
  readonly choices?: () => Promise<readonly Choice[]>
}

export type Choice = { readonly name: string; readonly value: string }

/** Takes the words as they are. */
export const asText = (answer: string) => answer

/** What was given on the command line, or else the answer to the question, or else an error that names the flag. */
export async function givenOrAsked<T>(
  context: Context,
  given: T | undefined,
  { flag, message, parse, choices }: Question<T>,
): Promise<T> {
  if (given !== undefined) return given
  if (!context.interactive)
    throw failure('missing-argument', `${flag} is missing.`, 'See --help for examples.')
  const offered = await choices?.()
  if (offered?.length === 0)
    throw failure('missing-argument', `${flag} is missing, and there is nothing to choose from.`)
  const how = offered
    ? { type: 'select', choices: offered, pageSize: 12, loop: false }
    : { type: 'input', validate: validator(parse) }
  return parse((await ask<string>({ message, ...how })).trim())
}

/** Asks for a secret, which is not shown while it is typed. */
export const askSecret = (message: string) =>
  ask<string>({ type: 'password', message, mask: false })

/** Yes or no; no, unless somebody says yes. */
export const askToConfirm = (message: string) =>
  ask<boolean>({ type: 'confirm', message, default: false })

/** inquirer takes longer to load than a command to run, so it is loaded by the first question. */
async function ask<T>(question: Readonly<Record<string, unknown>>): Promise<T> {
  const { createPromptModule } = await import('inquirer')
  // On stderr, so that data on stdout stays clean.
  const prompt = createPromptModule({ output: process.stderr })
  try {
    // Its types want each question spelled out where it is asked.
    const answers: { answer: unknown } = await prompt([{ name: 'answer', ...question } as never])
    return answers.answer as T // what questions of that type are answered with
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError')
      throw failure('interrupted', 'Nothing was done.')
    throw error
  }
}

const validator = (parse: (answer: string) => unknown) => (answer: string) => {
  if (answer.trim() === '') return 'Please type something.'
  try {
    parse(answer.trim())
    return true
  } catch (error) {
    return error instanceof Failure ? error.detail : String(error)
  }
}
