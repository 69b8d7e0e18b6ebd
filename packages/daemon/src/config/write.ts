import type { ConfigAnswer } from '@outerpark/core/names'
import { mistakesOf, settingsRefusals } from '../office/settings-refusals.ts'
import { notWritable } from '../process/not-writable.ts'
import { FileNotTrusted, makePrivateFolder, writeWhole } from '../process/private-files.ts'
import { StartFailure } from '../process/start-failure.ts'
import { homeOf } from '../settings/config.ts'
import { type ConfigFile, editedText, parseConfigFile } from '../settings/config-file.ts'
import { didYouMean } from '../settings/environment.ts'
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
}

const known: Readonly<Record<string, Setting>> = settings

/**
 * Writes settings into the file of the home, if the whole is right with all of them: some need each other. The file is replaced in
 * one step.
 * @throws StartFailure `config-invalid`, `home-not-writable`, `disk-full`; FileNotTrusted. Then nothing was written
 */
export async function writeSettings({ file, changes, env, say }: Writing): Promise<ConfigAnswer> {
  const named = changes.map(({ name, text }) => ({ ...settingOf(name), text }))
  const next = named.reduce(
    (before, { name, setting, text }) =>
      parseConfigFile(file.path, editedText(before, name, valueIn(setting, text))),
    file,
  )
  // With the environment of this shell, since a daemon of this shell would start with both; and as another shell sees what is
  // written, without the variables that hide it here.
  await refuseWrong(env, next)
  const hidden = new Set(named.map(({ setting }) => setting.env))
  const shown = Object.entries(env).filter(([name]) => !hidden.has(name))
  await refuseWrong(Object.fromEntries(shown), next)
  replaceFile(homeOf(env), file.path, next.text ?? '')
  return {
    kind: 'written',
    file: file.path,
    settings: named.map(({ name, setting }) => ({
      setting: shownSetting(name, setting, { file: next, env, say }),
      overriddenBy: env[setting.env] ? setting.env : null,
    })),
  }
}

/** @throws StartFailure `config-invalid` with all that a start would refuse; FileNotTrusted */
async function refuseWrong(env: NodeJS.ProcessEnv, file: ConfigFile): Promise<void> {
  const [first, ...others] = await settingsRefusals(env, file)
  if (first === undefined) return
  if (others.length === 0) throw first
  const mistakes = [first, ...others].flatMap(mistakesOf)
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

function settingOf(typed: string): { readonly name: string; readonly setting: Setting } {
  const name = nameOf(typed)
  const setting = name === undefined ? undefined : known[name]
  if (name !== undefined && setting) return { name, setting }
  throw new StartFailure('config-invalid', {
    ...{ case: 'settings', mistakes: [`${typed}: there is no such setting${meant(typed)}`] },
  })
}

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
