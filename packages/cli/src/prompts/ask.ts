import type { Choose } from '../client/ids.ts'
import type { Context } from '../context.ts'
import { type Failure, failure } from '../failure.ts'
import { forPeople } from '../output/outlet.ts'
import { roomOf } from '../output/room.ts'
import { words } from '../words/words.ts'
import type { Choice, Fitting } from './fitted.ts'
import { validator } from './validator.ts'

/** A question for a value that the command line does not have. */
export type Question<T> = {
  /** the option or argument, e.g. `--email`; the error names it if nobody can be asked */
  readonly flag: string
  readonly message: string
  /** turns the typed text into the value; throws a usage failure if it is invalid */
  readonly parse: (answer: string) => T
  /** the same with what takes long to load; a question uses it in place of `parse` */
  readonly rule?: () => Promise<(answer: string) => T>
  /** the values to choose from; if absent, any text may be typed */
  readonly choices?: () => Promise<readonly Choice[]>
}

/** The typed text itself. */
export const asText = (answer: string) => answer

/** The value from the command line; otherwise the answer to the question; otherwise an error that names the flag. */
export async function givenOrAsked<T>(
  context: Context,
  given: T | undefined,
  { flag, message, parse, rule, choices }: Question<T>,
): Promise<T> {
  if (given !== undefined) return given
  if (!context.interactive) throw missing(context, [flag])
  const offered = await choices?.()
  if (offered?.length === 0)
    throw failure('missing-argument', ({ asked }) => asked.nothingToChoose(flag))
  if (!offered) return askText(message, (await rule?.()) ?? parse)
  return parse(await askToChoose(message, offered))
}

/**
 * Refuses a command that nobody can be asked about and that lacks some of what it needs, and names all of it.
 *
 * @param given what the command needs, by its options and arguments
 * @throws Failure `missing-argument`
 */
export function needAll(
  context: Pick<Context, 'interactive' | 'command'>,
  given: Readonly<Record<string, unknown>>,
): void {
  const absent = Object.keys(given).filter((flag) => given[flag] === undefined)
  if (!context.interactive && absent.length > 0) throw missing(context, absent)
}

function missing({ command }: Pick<Context, 'command'>, flags: readonly string[]): Failure {
  return failure(
    'missing-argument',
    ({ asked }) => asked.missing(flags),
    ({ asked }) => asked.seeHelp(command ?? 'outerpark'),
  )
}

/** Asks which of several candidates is meant. Undefined if nobody can be asked. */
export function chooser({ interactive }: Pick<Context, 'interactive'>): Choose {
  if (!interactive) return undefined
  return async (candidates) => {
    const choices = candidates.map(({ id, label }) => ({ value: id, name: `${id}  ${label}` }))
    return askToChoose(words().asked.which, choices)
  }
}

/** Asks for one of these, in a list that filters by what is typed: parts of a name, Korean initials, the beginning of an id. */
async function askToChoose(message: string, choices: readonly Choice[]): Promise<string> {
  const { searched } = await import('./choosing.ts')
  const { fitted } = await import('./fitted.ts')
  const toFit = (found: Choice[]) =>
    fitted({ message, choices: found }, roomOf(process.stderr)).choices ?? []
  return String(await ask({ message, pageSize: 12, ...searched(forPeople(choices), toFit) })).trim()
}

/** Asks for a secret, which is not shown while it is typed. */
export const askSecret = async (message: string) =>
  String(
    await ask({
      ...{ type: 'password', message, mask: false },
      theme: {
        style: {
          maskedText: words().choosing.hidden,
          keysHelpTip: () => words().choosing.showIt,
        },
      },
    }),
  )

/** Asks for a text until it can be parsed. */
export const askText = async <T>(message: string, parse: (answer: string) => T): Promise<T> =>
  parse(
    String(
      await ask({
        type: 'input',
        message,
        validate: validator(parse),
        // A refused answer does not stay in the line, in front of the next one.
        theme: { validationFailureMode: 'clear' },
      }),
    ).trim(),
  )

/** Yes or no. Enter alone means no. */
export async function askToConfirm(message: string): Promise<boolean> {
  const { yes, no, yesOrNo } = words().choosing
  const answer = await ask({
    ...{ type: 'confirm', message, default: false },
    transformer: (agreed: boolean) => (agreed ? yes : no),
    // The keys are y and n in every language, as the hint (y/N) says.
    theme: { keywords: { yes: 'y', no: 'n', error: () => yesOrNo } },
  })
  return answer === true
}

type Prompt = Fitting & {
  readonly type: 'input' | 'search' | 'password' | 'confirm'
  readonly [option: string]: unknown
}

/** inquirer takes longer to load than a command to run, so only the first question loads it. */
async function ask(question: Prompt): Promise<unknown> {
  const { createPromptModule } = await import('inquirer')
  // Questions go to stderr, so that stdout holds only data.
  const prompt = createPromptModule({ output: process.stderr })
  try {
    // A question may quote what the box office or another customer wrote.
    const { fitted } = await import('./fitted.ts')
    const safe = fitted(forPeople(question), roomOf(process.stderr))
    const { answer } = await prompt<{ answer: unknown }>([{ name: 'answer', ...safe }])
    return answer
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError')
      throw failure('interrupted', ({ asked }) => asked.nothingDone)
    throw error
  }
}
