import { asFlaw } from '@outerpark/core/contract'
import type { Language, ShownSetting } from '@outerpark/core/names'
import { startTexts } from '@outerpark/core/words'
import { mistakesOf, type SettingsRefusal, settingsRefusals } from '../office/settings-refusals.ts'
import { FileNotTrusted } from '../process/private-files.ts'
import { checkSecretsIn } from '../settings/config.ts'
import type { ConfigFile } from '../settings/config-file.ts'
import { withoutServiceLinks } from '../settings/environment.ts'
import { mistakeInKorean } from '../settings/korean-mistakes.ts'
import { rangeOf } from '../settings/range.ts'
import type { Setting } from '../settings/setting.ts'
import { settings } from '../settings/settings.ts'

/** Translates a text about a setting. */
export type SaySetting = (english: string) => string

/** Every setting with its value and where that comes from. A wrong value is shown as it was given. */
export function shownSettings(
  file: ConfigFile,
  environment: NodeJS.ProcessEnv,
  say: SaySetting,
): ShownSetting[] {
  const env = withoutServiceLinks(environment)
  return Object.entries<Setting>(settings).map(([name, setting]) =>
    shownSetting(name, setting, { file, env, say }),
  )
}

type Sources = {
  readonly file: ConfigFile
  readonly env: NodeJS.ProcessEnv
  readonly say: SaySetting
}

export function shownSetting(
  name: string,
  { env: variable, schema, about, byDefault, ...setting }: Setting,
  { file, env, say }: Sources,
): ShownSetting {
  const secret = setting.secret === true
  const inFile = file.values[name]
  // An empty variable counts as not set.
  const given = env[variable] || inFile
  const parsed = schema.safeParse(given, { error: asFlaw })
  const from = env[variable] ? 'environment' : inFile === undefined ? 'default' : 'file'
  const value = asWritten(schema, parsed, given)
  return {
    ...{ name, variable, from, secret },
    value: secret ? null : (value ?? null),
    place: inFile === undefined ? null : file.placeOf(name),
    byDefault: byDefault === undefined ? null : say(byDefault),
    range: say(rangeOf(schema)),
    about: say(about),
  }
}

/**
 * A value as the file has it: a number as a number, a list as a list. A text that means something else, such as `6h`, stays as it
 * was given, since the file does not take what is made of it.
 */
export function asWritten(
  schema: Setting['schema'],
  parsed: ReturnType<Setting['schema']['safeParse']>,
  given: unknown,
): unknown {
  return parsed.success && schema.safeParse(parsed.data).success ? parsed.data : given
}

/** What is wrong with the settings as a whole: why no daemon would start with them. */
export async function mistakesIn(
  file: ConfigFile,
  env: NodeJS.ProcessEnv,
  language: Language,
): Promise<readonly string[]> {
  const refusals = await settingsRefusals(env, file)
  return [...openSecrets(file, language), ...refusals.flatMap((each) => saidOf(each, language))]
}

function saidOf(refusal: SettingsRefusal, language: Language): readonly string[] {
  if (refusal instanceof FileNotTrusted) return [notTrusted(refusal, language)]
  const mistakes = mistakesOf(refusal)
  return language === 'ko' ? mistakes.map(mistakeInKorean) : mistakes
}

function openSecrets(file: ConfigFile, language: Language): readonly string[] {
  try {
    checkSecretsIn(file)
    return []
  } catch (error) {
    if (!(error instanceof FileNotTrusted)) throw error
    return [notTrusted(error, language)]
  }
}

function notTrusted({ code, params }: FileNotTrusted, language: Language): string {
  const { detail, hint } = startTexts(language, code, params)
  return `${detail} ${hint}`
}
