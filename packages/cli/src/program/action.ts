import type { Command } from 'commander'
import { type Context, type GlobalOptions, makeContext } from '../context.ts'
import { DONE, FAILED } from '../exit-code.ts'
import type { Failure } from '../failure.ts'
import { print, printEach, type ToText } from '../output/print.ts'

/** What a command did: its data, and how people read it. */
export type Result<T> = {
  readonly data: T
  readonly text: ToText<T>
  /** whether the data says that it went wrong, which scripts learn by the exit code */
  readonly failed?: boolean
  /** what went wrong although there is data to show; said after it */
  readonly failure?: Failure | undefined
  /** what else a person may want to know */
  readonly note?: string | undefined
}

export type Results<T> = { readonly items: AsyncIterable<T>; readonly text: ToText<T> }

/**
 * Makes an action of commander out of what a command does with its context, arguments and options.
 * The command's own modules are imported in there, so that a command loads nothing of the others.
 */
export function prints<Args extends unknown[], T>(
  work: (context: Context, ...args: Args) => Promise<Result<T>>,
) {
  return withContext(async (context, ...args: Args) => {
    const { data, text, failed, failure, note } = await work(context, ...args)
    await print(context, data, text)
    if (note !== undefined && !context.json) context.say(note)
    if (failure) throw failure
    return failed ? FAILED : DONE
  })
}

/** The same for what never ends by itself. */
export function printsEach<Args extends unknown[], T>(
  work: (context: Context, ...args: Args) => Promise<Results<T>>,
) {
  return withContext(async (context, ...args: Args) => {
    const { items, text } = await work(context, ...args)
    await printEach(context, items, text)
    return DONE
  })
}

/** commander passes the arguments, then the options, then the command; the global options come with the last. */
export function withContext<Args extends unknown[]>(
  work: (context: Context, ...args: Args) => Promise<number>,
) {
  return async (...args: [...Args, Command]): Promise<void> => {
    const command = args.at(-1) as Command // as commander calls every action
    const given = args.slice(0, -1) as Args // all but the last
    const context = await makeContext(command.optsWithGlobals<GlobalOptions>())
    process.exitCode = await work(context, ...given)
  }
}
