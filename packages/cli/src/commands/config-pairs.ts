import { text } from 'node:stream/consumers'
import type { ShownSetting } from '@outerpark/core/names'
import type { Context } from '../context.ts'
import { failure, usage } from '../failure.ts'
import { askSecret, askText } from '../prompts/ask.ts'
import { likeliest } from '../text/likeliest.ts'
import { words } from '../words/words.ts'

/** A setting to write. `value` is undefined if it is not in the command line. */
export type Pair = { readonly setting: ShownSetting; readonly value: string | undefined }

/**
 * The settings that a command line names, each with its value: `smtpHost mail.example.com smtpPassword`. The last one may have
 * none, and a secret never has.
 */
export function pairsIn(typed: readonly string[], settings: readonly ShownSetting[]): Pair[] {
  const pairs: Pair[] = []
  for (let n = 0; n < typed.length; n++) {
    const setting = found(typed[n] ?? '', settings)
    const next = typed[n + 1]
    if (!setting.secret) {
      pairs.push({ setting, value: next })
      n += 1
    } else if (next === undefined || isName(next, settings))
      pairs.push({ setting, value: undefined })
    else
      throw usage(
        ({ config }) => config.secretArgument(setting.name),
        ({ config }) => config.secretHow(setting.name),
      )
  }
  return pairs
}

/** All values in the order of the settings. Where nobody can be asked, secrets come over standard input: one a line if there are several. */
export async function valuesOf(context: Context, pairs: readonly Pair[]): Promise<string[]> {
  const isAsked = process.stdin.isTTY === true
  const secrets = pairs.filter(({ setting }) => setting.secret).length
  const piped = secrets > 0 && !isAsked ? linesOf(await text(process.stdin), secrets) : []
  const values: string[] = []
  for (const { setting, value } of pairs) {
    const { name, secret, range } = setting
    const known = secret ? piped.shift() : value
    if (known === undefined && !context.interactive)
      throw failure('missing-argument', ({ asked }) => asked.missing([`VALUE (${name})`]))
    values.push(
      known ??
        (secret
          ? await askSecret(words().config.secret(name))
          : await askText(words().config.askValue(name, range), (answer) => answer)),
    )
  }
  return values
}

/** A secret alone is all of the input but its last line break. */
const linesOf = (input: string, count: number): string[] => {
  const whole = input.replace(/\r?\n$/, '')
  return count === 1 ? [whole] : whole === '' ? [] : whole.split(/\r?\n/)
}

const isName = (word: string, settings: readonly ShownSetting[]) =>
  settings.some(({ name, variable }) => name === word || variable === word)

/** The setting of that name or variable. */
export function found(name: string, settings: readonly ShownSetting[]): ShownSetting {
  const known = settings.find((each) => each.name === name || each.variable === name)
  if (known) return known
  const meant = likeliest(
    name,
    settings.flatMap((each) => [each.name, each.variable]),
  )
  throw failure(
    'setting-not-found',
    ({ config }) => config.unknown(name),
    ({ config }) => config.meant(meant),
  )
}
