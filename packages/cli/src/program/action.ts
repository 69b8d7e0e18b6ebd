import type { Command } from 'commander'
import { type Context, type GlobalOptions, makeContext } from '../context.ts'
import { DONE, FAILED } from '../exit-code.ts'
import { Failure } from '../failure.ts'
import { print, printEach, type ToText } from '../output/print.ts'
import { emptyText } from './empty.ts'

/** The result of a command: its data, and the text of it for people. */
export type Result<T> = {
  readonly data: T
  readonly text: ToText<T>
  /** whether the data reports a failure; sets the exit code */
  readonly failed?: boolean
  /** the exit code, if it is neither of these */
  readonly exitCode?: number
  /** a failure although there is data to show; it is printed after the data */
  readonly failure?: Failure | undefined
  /** whether the text is for keeping, so that a narrow terminal does not change its lines */
  readonly whole?: boolean
  /** one more line for people, or several */
  readonly note?: string | readonly string[] | undefined
}

export type Results<T> = { readonly items: AsyncIterable<T>; readonly text: ToText<T> }

/**
 * An action of commander that prints the result of `work`, which gets the context and the command's arguments and
 * options.
 */
export function prints<Args extends unknown[], T>(
  work: (context: Context, ...args: Args) => Promise<Result<T>>,
) {
  return withContext(async (context, ...args: Args) => {
    const { data, text, whole, failed, failure, note, exitCode } = await work(context, ...args)
    const empty = emptyText(context, data, args.at(-1))
    if (empty === undefined) await print(context, data, text, { whole: whole ?? false })
    const said = empty ?? note
    if (said !== undefined && !context.json) for (const line of [said].flat()) context.say(line)
    if (failure) throw failure
    return exitCode ?? (failed ? FAILED : DONE)
  })
}

/** The same for results that come one by one. */
export function printsEach<Args extends unknown[], T>(
  work: (context: Context, ...args: Args) => Promise<Results<T>>,
) {
  return withContext(async (context, ...args: Args) => {
    const { items, text } = await work(context, ...args)
    await printEach(context, items, text)
    return DONE
  })
}

/** commander passes the arguments, the options, and last the command, which has the global options. */
export function withContext<Args extends unknown[]>(
  work: (context: Context, ...args: Args) => Promise<number>,
) {
  return async (...args: [...Args, Command]): Promise<void> => {
    const command = args.at(-1) as Command // commander calls every action so
    const given = args.slice(0, -1) as Args // all but the last
    const context = await makeContext(command.optsWithGlobals<GlobalOptions>(), wordsOf(command))
    try {
      process.exitCode = await work(context, ...given)
    } catch (error) {
      throw isUnknown(error) ? await nearest(context, error, given) : error
    }
  }
}

const isUnknown = (error: unknown): error is Failure =>
  error instanceof Failure && error.code.endsWith('-not-found')

/** The failure with what was likely meant, by the arguments and the values of options. */
async function nearest(context: Context, error: Failure, given: readonly unknown[]) {
  const { withNearest } = await import('../completion/near.ts')
  const values = given.flatMap((each) =>
    typeof each === 'object' && each !== null ? Object.values(each) : [each],
  )
  const typed = [...values, context.profile].filter((each) => typeof each === 'string')
  return withNearest(context, error, typed)
}

/** All words of a command: `outerpark staff add`. */
export const wordsOf = (command: Command): string =>
  command.parent ? `${wordsOf(command.parent)} ${command.name()}` : command.name()
