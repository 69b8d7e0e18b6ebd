import { FileNotTrusted } from '@outerpark/daemon/private-files'
import { CommanderError } from 'commander'
import { Failure, type FailureFields, failure } from './failure.ts'
import { lastHeard } from './http/heard.ts'
import { writeText } from './output/outlet.ts'
import { choosePaint } from './output/paint.ts'
import { roomOf } from './output/room.ts'
import { wantsJson } from './program/data-words.ts'
import { type Misunderstood, usageFailure } from './program/usage-failure.ts'
import { fileFault } from './text/file-fault.ts'
import { sameWay, wayOf } from './text/same-way.ts'

/**
 * The error boundary: writes the error to stderr, once, as text or JSON.
 *
 * @returns the code of the error; undefined if commander only wants to end
 */
export async function explain(
  error: unknown,
  args: readonly string[],
): Promise<string | undefined> {
  await elsewhere(error)
  const found = await failureOf(error, wantsJson(args))
  if (!found) return undefined
  const known = calledAlike(found, args)
  // Help ends here too, and needs none of it.
  const { failureJson, failureText } = await import('./output/failure.ts')
  const colour = process.stderr.isTTY && !plain(args)
  const text = wantsJson(args)
    ? failureJson(known)
    : failureText(known, await choosePaint(colour), roomOf(process.stderr))
  writeText(text, colour, process.stderr)
  return known.code
}

/** Looks for what was meant by an unknown command in all groups, if nothing of the program is like it. */
async function elsewhere(error: unknown): Promise<void> {
  if (!(error instanceof CommanderError) || error.code !== 'commander.unknownCommand') return
  // program.ts adds to the error what it knows.
  const about = error as CommanderError & Misunderstood
  if (about.unknown === undefined || about.meant !== undefined) return
  const { meantElsewhere } = await import('./program/meant.ts')
  const { namesOfAll } = await import('./program/program.ts')
  Object.assign(error, { meant: meantElsewhere(about.unknown, await namesOfAll()) })
}

/** The same failure, whose hint names commands for the same profile and box office. */
function calledAlike(found: Failure, args: readonly string[]): FailureFields {
  const { fields } = found
  return { ...fields, hint: fields.hint && sameWay(fields.hint, wayOf(args)) }
}

async function failureOf(error: unknown, asJson: boolean): Promise<Failure | undefined> {
  if (error instanceof Failure) return error
  if (error instanceof CommanderError) return usageFailure(error, asJson)
  if (error instanceof FileNotTrusted) return notTrusted(error)
  const stack = error instanceof Error ? error.stack : String(error)
  if (process.env.OUTERPARK_DEBUG) writeText(String(stack), false, process.stderr)
  return (await misreadAnswer()) ?? fault(error)
}

/** The failure for an answer that this program could not read, if there was one. */
async function misreadAnswer(): Promise<Failure | undefined> {
  if (lastHeard().length === 0) return undefined
  return (await import('./http/misfit.ts')).misfit()
}

/** The failure for a file that cannot be trusted. */
const notTrusted = ({ code, params }: FileNotTrusted): Failure =>
  failure(
    code,
    () => fileFault(params)[0],
    () => fileFault(params)[1],
  )

const fault = (error: unknown): Failure =>
  failure(
    'internal-error',
    ({ usage }) => usage.fault(error instanceof Error ? error.message : String(error)),
    ({ usage }) => usage.reportIt,
    { cause: error },
  )

const plain = (args: readonly string[]) =>
  Boolean(process.env.NO_COLOR) || beforeDashes(args).includes('--no-color')

function beforeDashes(args: readonly string[]): readonly string[] {
  const end = args.indexOf('--')
  return end === -1 ? args : args.slice(0, end)
}
