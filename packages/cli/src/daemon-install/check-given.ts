import { existsSync, readdirSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import type { Context } from '../context.ts'
import { askConfig } from '../daemon/config.ts'
import { Failure, usage } from '../failure.ts'
import { unticked } from '../text/unticked.ts'
import { words } from '../words/words.ts'
import { settingsInFile, withoutSettings } from './env-file.ts'
import type { Plan } from './parts.ts'

/** Folders that a system's service does not see (`ProtectHome=` in systemd.exec(5)). */
const HIDDEN = /^\/(home|root|run\/user)(\/|$)/

/**
 * Refuses settings of the service with which it could not start, or not do its work. Changes nothing.
 * @throws Failure `config-invalid`, `usage`
 */
export async function checkGiven(context: Context, plan: Plan): Promise<void> {
  const text = plan.files.find(({ secret }) => secret)?.text ?? ''
  const given = Object.fromEntries(settingsInFile(text))
  const { OUTERPARK_BACKUP_TO: backupTo = '' } = given
  const isSystem = plan.level === 'system'
  if (isSystem && isAbsolute(backupTo) && HIDDEN.test(backupTo))
    throw usage(
      ({ service }) => service.hiddenBackups(backupTo),
      ({ service }) => service.otherBackups,
    )
  // A file of settings of the service's own user is not this user's to read, and may complete what is given here.
  if (isSystem && hasSettings(plan.home)) return
  // So is the key of its certificate.
  const own = isSystem ? { OUTERPARK_TLS_CERT: '', OUTERPARK_TLS_KEY: '' } : {}
  const env = { ...withoutSettings(context.env), ...given, ...own }
  const places = { ...context.places, home: isSystem ? join(plan.home, 'none') : plan.home }
  const answer = await askConfig({ places, env }, { act: 'list' })
  if (answer.kind !== 'settings' || answer.mistakes.length === 0) return
  const detail = answer.mistakes.map(unticked).join('; ')
  throw new Failure({
    code: 'config-invalid',
    title: ({ titles }) => titles['config-invalid'],
    detail: () => detail,
    hint: () => words().service.nothingChanged,
  })
}

const hasSettings = (home: string): boolean =>
  existsSync(home) && readdirSync(home).some((name) => /^config\.(json|ya?ml)$/.test(name))
