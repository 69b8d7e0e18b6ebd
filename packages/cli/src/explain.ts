import { FileNotTrusted } from '@outerpark/daemon/private-files'
import { CommanderError } from 'commander'
import { Failure, failure, usage } from './failure.ts'
import { writeText } from './output/outlet.ts'
import { choosePaint } from './output/paint.ts'
import { roomOf } from './output/room.ts'
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
  const found = failureOf(error, wantsJson(args))
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

/** The same failure, whose hint names commands for the same profile and box office. */
function calledAlike(found: Failure, args: readonly string[]): Failure {
  const hint = found.hint && sameWay(found.hint, wayOf(args))
  return hint === found.hint ? found : new Failure({ ...found, hint, detail: found.detail })
}

function failureOf(error: unknown, asJson: boolean): Failure | undefined {
  if (error instanceof Failure) return error
  if (error instanceof CommanderError) return usageFailure(error, asJson)
  if (error instanceof FileNotTrusted) return failure(error.code, error.message, error.hint)
  const stack = error instanceof Error ? error.stack : String(error)
  if (process.env.OUTERPARK_DEBUG) writeText(String(stack), false, process.stderr)
  return failure(
    'internal-error',
    `This is a fault of outerpark: ${error instanceof Error ? error.message : String(error)}`,
    'Set OUTERPARK_DEBUG=1 to see where it happened, and please report it.',
    { cause: error },
  )
}

/** The failure for an error of commander. Undefined if commander only wants to end, because it has shown help. */
function usageFailure(error: CommanderError, asJson: boolean): Failure | undefined {
  if (error.exitCode === 0) return undefined
  // The help of a group of commands was shown, as other programs do. A program that asked for JSON made a mistake.
  if (error.code === 'commander.help')
    return asJson ? usage('The name of a command is missing.') : undefined
  const detail = error.message
    .replace(/^error: /, '')
    .replaceAll('\n', ' ')
    // Some of commander's messages end with a full stop, most do not.
    .replace(/\.+$/, '')
  const end = detail.endsWith('?') ? '' : '.'
  return usage(
    `${detail.charAt(0).toUpperCase()}${detail.slice(1)}${end}`,
    `See: ${'command' in error ? error.command : 'outerpark'} --help`,
  )
}

/** Whether --json was given. Commander cannot be used for this, since it may have failed on the options. */
const wantsJson = (args: readonly string[]) => beforeDashes(args).includes('--json')

const plain = (args: readonly string[]) =>
  Boolean(process.env.NO_COLOR) || beforeDashes(args).includes('--no-color')

function beforeDashes(args: readonly string[]): readonly string[] {
  const end = args.indexOf('--')
  return end === -1 ? args : args.slice(0, end)
}
