import type { ConfigAnswer } from '@outerpark/core/names'
import { makePrivateFolder, writeWhole } from '../process/private-files.ts'
import { StartFailure } from '../process/start-failure.ts'
import { configOf, homeOf } from '../settings/config.ts'
import { type ConfigFile, editedText, parseConfigFile } from '../settings/config-file.ts'
import { didYouMean } from '../settings/environment.ts'
import type { Setting } from '../settings/setting.ts'
import { settings } from '../settings/settings.ts'
import { asWritten, type SaySetting, shownSetting } from './shown.ts'

type Writing = {
  readonly file: ConfigFile
  readonly name: string
  /** undefined takes the setting out of the file */
  readonly text: string | undefined
  readonly env: NodeJS.ProcessEnv
  readonly say: SaySetting
}

const known: Readonly<Record<string, Setting>> = settings

/**
 * Writes a setting into the file of the home, if the whole is right with it. The file is replaced in one step.
 * @throws StartFailure `config-invalid`, `setting-unknown`; then nothing was written
 */
export function writeSetting({ file, name, text, env, say }: Writing): ConfigAnswer {
  const named = nameOf(name)
  const setting = named === undefined ? undefined : known[named]
  if (named === undefined || !setting)
    throw new StartFailure('config-invalid', {
      ...{ case: 'settings', mistakes: [`${name}: there is no such setting${meant(name)}`] },
    })
  const next = parseConfigFile(file.path, editedText(file, named, valueIn(setting, text)))
  // With the environment of this shell, since a daemon of this shell would start with both.
  configOf(env, next)
  makePrivateFolder(homeOf(env))
  writeWhole(file.path, next.text ?? '')
  return {
    kind: 'written',
    file: file.path,
    setting: shownSetting(named, setting, { file: next, env, say }),
    overriddenBy: env[setting.env] ? setting.env : null,
  }
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
