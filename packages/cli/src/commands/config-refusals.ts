import type { ShownSetting } from '@outerpark/core/names'
import { Failure } from '../failure.ts'
import type { CliWords } from '../words/words.ts'
import type { Pair } from './config-pairs.ts'

/** A refusal that says which settings are missing beside these, with the command that writes all of them in one go. */
export function withMissing(
  error: unknown,
  pairs: readonly Pair[],
  settings: readonly ShownSetting[],
): unknown {
  const mistakes = mistakesOf(error)
  const typed = pairs.map(({ setting }) => setting)
  // A setting that nobody has set is a mistake only because another one needs it.
  const missing = settings.filter(
    (setting) =>
      setting.from === 'default' &&
      !typed.includes(setting) &&
      mistakes.some((mistake) => mistake.startsWith(`${setting.variable}: `)),
  )
  const command = [...typed, ...missing].map(({ name, secret }) =>
    secret ? name : `${name} VALUE`,
  )
  return missing.length === 0
    ? error
    : withHint(error, ({ together }) => together(`outerpark config set ${command.join(' ')}`))
}

/**
 * A refusal to take settings out that others need, with the command that takes them out too.
 * @param inFile the settings of the file
 */
export function withNeeding(
  error: unknown,
  names: readonly string[],
  inFile: readonly ShownSetting[],
): unknown {
  const mistakes = mistakesOf(error)
  const needing = inFile
    .map(({ name }) => name)
    .filter((name) => !names.includes(name))
    // With its place in the file, in every language.
    .filter((name) => mistakes.some((mistake) => mistake.includes(` ${name} (`)))
  const command = ['outerpark config unset', ...names, ...needing].join(' ')
  return needing.length === 0 ? error : withHint(error, ({ togetherOut }) => togetherOut(command))
}

/** What is wrong with the settings, in the language of the reader; nothing if the error is about something else. */
function mistakesOf(error: unknown): readonly string[] {
  const params = error instanceof Failure ? error.params : undefined
  return typeof params === 'object' && params !== null && 'mistakes' in params
    ? (params.mistakes as readonly string[]) // of `config-invalid`
    : []
}

function withHint(error: unknown, hint: (config: CliWords['config']) => string): unknown {
  if (!(error instanceof Failure)) return error
  const { code, params } = error
  return new Failure({
    ...{ code, params, title: () => error.title, detail: () => error.detail },
    hint: ({ config }) => hint(config),
  })
}
