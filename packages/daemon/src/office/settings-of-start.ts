import { readFileSync } from 'node:fs'
import { KEPT_SETTINGS_ARGUMENT } from '@outerpark/core/names'
import type { KeptSettings } from '../parent/messages.ts'
import { type Config, checkSecretsIn, configOf, homeOf } from '../settings/config.ts'
import { noFile, parseConfigFile, readConfigFile } from '../settings/config-file.ts'

/** The settings of this process, and their file as it was read. */
export type SettingsOfStart = { readonly config: Config; readonly settings: KeptSettings }

/**
 * The settings with which this process is started: those of the file, or, if it takes the place of a worker that has died, those of
 * that one.
 * @throws StartFailure `config-invalid`; FileNotTrusted
 */
export function settingsOfStart(): SettingsOfStart {
  const { argv, env } = process
  if (argv.includes(KEPT_SETTINGS_ARGUMENT)) {
    const settings = JSON.parse(readFileSync(0, 'utf8')) as KeptSettings // our parent sends nothing else
    const { path, text } = settings
    return {
      config: configOf(env, text === null ? noFile(path) : parseConfigFile(path, text)),
      settings,
    }
  }
  const readAt = new Date().toISOString()
  const file = readConfigFile(homeOf(env))
  checkSecretsIn(file)
  const { path, text = null } = file
  return { config: configOf(env, file), settings: { path, text, readAt } }
}
