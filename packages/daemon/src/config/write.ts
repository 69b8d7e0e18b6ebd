import type { ConfigAnswer, Language, ShownSetting } from '@outerpark/core/names'
import { mistakesOf, settingsRefusals } from '../office/settings-refusals.ts'
import { notWritable } from '../process/not-writable.ts'
import { FileNotTrusted, makePrivateFolder, writeWhole } from '../process/private-files.ts'
import { StartFailure } from '../process/start-failure.ts'
import { homeOf } from '../settings/config.ts'
import { type ConfigFile, editedText, parseConfigFile } from '../settings/config-file.ts'
import { didYouMean } from '../settings/environment.ts'
import { mistakeInKorean } from '../settings/korean-mistakes.ts'
import type { Setting } from '../settings/setting.ts'
import { settings } from '../settings/settings.ts'
import { asWritten, type SaySetting, shownSetting } from './shown.ts'

type Change = {
  readonly name: string
  /** undefined takes the setting out of the file */
  readonly text: string | undefined
}

type Writing = {
  readonly file: ConfigFile
  readonly changes: readonly Change[]
  readonly env: NodeJS.ProcessEnv
  readonly say: SaySetting
  /** of what is left */
  readonly language?: Language
}

const known: Readonly<Record<string, Setting>> = settings

/**
 * Writes settings into the file of the home, if the whole is right with all of them: some need each other. In a file that has
 * mistakes already it is enough if this mends one and makes none: otherwise two mistakes could not be mended one after the other.
 * The file is replaced in one step.
 * @throws StartFailure `config-invalid`, `home-not-writable`, `disk-full`; FileNotTrusted. Then nothing was written
 */
export async function writeSettings({
  file,
  changes,
  env,
  say,
  language = 'en',
}: Writing): Promise<ConfigAnswer> {
  const named = changes.map((change) => ({ ...change, ...changedIn(file, change) }))
  const next = named.reduce(
    (before, { name, value }) => parseConfigFile(file.path, editedText(before, name, value)),
    file,
  )
  const variables = new Set(named.map(({ setting }) => setting?.env))
  const names = new Set(named.map(({ name }) => name))
  // A setting that is not written yet has no place, and the others have those of the file that is there.
  const wanted: ConfigFile = {
    ...next,
    placeOf: (name) => (names.has(name) ? undefined : file.placeOf(name)),
  }
  // With the environment of this shell, since a daemon of this shell would start with both; and as another shell sees what is
  // written, without the variables that hide it here.
  const shown = Object.entries(env).filter(([name]) => !variables.has(name))
  const left: string[] = []
  for (const each of [env, Object.fromEntries(shown)])
    left.push(...(await stillWrong(each, { before: file, next: wanted })))
  replaceFile(homeOf(env), file.path, next.text ?? '')
  const all = [...new Set(left)]
  return {
    kind: 'written',
    file: file.path,
    settings: named.map(({ name, setting }) => ({
      setting: setting ? shownSetting(name, setting, { file: next, env, say }) : noSetting(name),
      overriddenBy: setting && env[setting.env] ? setting.env : null,
    })),
    left: language === 'ko' ? all.map(mistakeInKorean) : all,
  }
}

type Both = { readonly before: ConfigFile; readonly next: ConfigFile }

/**
 * What is wrong with the settings of before and still is; nothing if they are right.
 * @throws StartFailure `config-invalid` with all that a start would refuse, if any of it is new or nothing is mended; FileNotTrusted
 */
async function stillWrong(env: NodeJS.ProcessEnv, { before, next }: Both) {
  const refusals = await settingsRefusals(env, next)
  const [first] = refusals
  if (first === undefined) return []
  const mistakes = refusals.flatMap(mistakesOf)
  const known = (await settingsRefusals(env, before)).flatMap(mistakesOf)
  const isMended = known.some((mistake) => !mistakes.includes(mistake))
  if (isMended && mistakes.every((mistake) => known.includes(mistake))) return mistakes
  if (refusals.length === 1) throw first
  throw new StartFailure('config-invalid', { case: 'settings', mistakes })
}

/** @throws StartFailure `home-not-writable`, `disk-full`; FileNotTrusted. Then the file is as it was. */
function replaceFile(home: string, path: string, text: string): void {
  try {
    makePrivateFolder(home)
    writeWhole(path, text)
  } catch (error) {
    if (error instanceof FileNotTrusted) throw error
    throw notWritable(home, error)
  }
}

/** @throws StartFailure `config-invalid` if there is no such setting. A name that is none can be taken out of a file that has it. */
function changedIn({ values }: ConfigFile, { name: typed, text }: Change) {
  const name = nameOf(typed)
  const setting = name === undefined ? undefined : known[name]
  if (name !== undefined && setting) return { name, setting, value: valueIn(setting, text) }
  if (text === undefined && typed in values)
    return { name: typed, setting: undefined, value: undefined }
  throw new StartFailure('config-invalid', {
    ...{ case: 'settings', mistakes: [`${typed}: there is no such setting${meant(typed)}`] },
  })
}

/** What is shown of a name that was no setting, and is gone. */
const noSetting = (name: string): ShownSetting => ({
  ...{ name, variable: name, value: null, from: 'default', place: null, secret: false },
  ...{ byDefault: null, range: '', about: '' },
})

/** The name of a setting, which may also be named by its variable. */
const nameOf = (name: string): string | undefined =>
  name in known ? name : Object.keys(known).find((each) => known[each]?.env === name)

const meant = (name: string): string =>
  didYouMean(name, [...Object.keys(known), ...Object.values(known).map(({ env }) => env)])

/** The value in the kind that belongs into a file: a number as a number, a list as a list. */
function valueIn({ schema }: Setting, text: string | undefined): unknown {
  if (text === undefined) return undefined
  // What is wrong is said of the text as it was given.
  return asWritten(schema, schema.safeParse(text), text)
}
