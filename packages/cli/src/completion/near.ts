import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { likeliest } from '../text/likeliest.ts'
import { words } from '../words/words.ts'
import { valuesOf } from './ask.ts'
import type { Kind } from './candidate.ts'

const KINDS: readonly Kind[] = [
  ...(['musical', 'performance', 'reservation', 'payment', 'customer'] as const),
  ...(['staff', 'token', 'task', 'profile'] as const),
]

/**
 * A failure about something that there is not, with what was likely meant: an id that differs in few letters, or a title or a
 * name. Any other error is returned as it is. It asks the box office once more, and does without if that takes long.
 *
 * @param typed the words of the command line that may have been it
 */
export async function withNearest(
  context: Context,
  error: unknown,
  typed: readonly string[],
): Promise<unknown> {
  if (!(error instanceof Failure)) return error
  const kind = KINDS.find((each) => error.code === `${each}-not-found`)
  const word = typed.find((each) => error.detail.toLowerCase().includes(each.toLowerCase()))
  if (!kind || !word) return error
  const values = await valuesOf(context, kind, { typed: '', command: '', given: [] })
  const names = new Map(
    values.flatMap(({ value, about = '' }) => [
      [value.toLowerCase(), value] as const,
      // The title or the name is what stands first.
      ...(kind === 'profile' ? [] : about.split(', ').slice(0, 1)).map(
        (name) => [name.toLowerCase(), name] as const,
      ),
    ]),
  )
  names.delete('')
  const meant = likeliest(word, [...names.keys()])
  const name = meant === undefined ? undefined : names.get(meant)
  if (name === undefined) return error
  const detail = `${error.detail} ${words().usage.meant(name)}`
  return new Failure({ ...error.fields, detail }, { cause: error.cause })
}
