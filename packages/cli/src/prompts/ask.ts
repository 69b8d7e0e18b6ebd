import type { Context } from '../context.ts'
import { Failure, failure } from '../failure.ts'

/** A question for something that the command line leaves open. */
export type Question<T> = {
  /** the option or argument, e.g. `--email`; the error names it where nobody can be asked */
  readonly flag: string
  readonly message: string
  /** makes the value of what was typed; throws a usage failure if that is not possible */
  readonly parse: (answer: string) => T
  /** what may be chosen; if absent, anything may be typed */
  readonly choices?: () => Promise<readonly Choice[]>
}

export type Choice = { readonly name: string; readonly value: string }

/** Takes the text as it is. */
export const asText = (answer: string) => answer

/** The value from the command line; otherwise the answer to the question; otherwise an error that names the flag. */
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
  const answer = offered
    ? await ask({ type: 'select', message, choices: offered, pageSize: 12, loop: false })
    : await ask({ type: 'input', message, validate: validator(parse) })
  return parse(String(answer).trim())
}

/** Asks for a secret, which is not shown while it is typed. */
export const askSecret = async (message: string) =>
  String(await ask({ type: 'password', message, mask: false }))

/** Yes or no. Enter alone means no. */
export const askToConfirm = async (message: string) =>
  (await ask({ type: 'confirm', message, default: false })) === true

type Prompt = {
  readonly type: 'input' | 'select' | 'password' | 'confirm'
  readonly message: string
  readonly [option: string]: unknown
}

/** inquirer takes longer to load than a command to run, so only the first question loads it. */
async function ask(question: Prompt): Promise<unknown> {
  const { createPromptModule } = await import('inquirer')
  // On stderr, so that stdout holds data only.
  const prompt = createPromptModule({ output: process.stderr })
  try {
    const { answer } = await prompt<{ answer: unknown }>([{ name: 'answer', ...question }])
    return answer
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
