import { accessSync, constants, statSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import type { SettingDoubt, ShownSetting } from '@outerpark/core/names'
import { checkPrivatePlace, FileNotTrusted } from '../process/private-files.ts'
import type { settings } from '../settings/settings.ts'

type Name = keyof typeof settings
/** Settings that name a program, which is run without a shell. */
const PROGRAMS: readonly Name[] = ['alertCommand', 'backupCommand']
/** Settings that name a folder, which the daemon makes if it can. */
const FOLDERS: readonly Name[] = ['backupTo']

/** What the settings name and cannot be used: the daemon starts, and fails once it needs it. Changes nothing. */
export function doubtsIn(shown: readonly ShownSetting[]): readonly SettingDoubt[] {
  return shown.flatMap(({ name, variable, from, value }) => {
    // A path that is not whole is a mistake, which is told as such.
    if (typeof value !== 'string' || !isAbsolute(value)) return []
    const at = { setting: from === 'environment' ? variable : name, path: value }
    if (includes(PROGRAMS, name)) return programAt(at)
    return includes(FOLDERS, name) ? folderAt(at) : []
  })
}

const includes = (names: readonly string[], name: string) => names.includes(name)

type At = Pick<SettingDoubt, 'setting' | 'path'>

function programAt(at: At): readonly SettingDoubt[] {
  try {
    if (!statSync(at.path).isFile()) return [{ ...at, fault: 'program-missing' }]
    accessSync(at.path, constants.X_OK)
    return []
  } catch (error) {
    const isMissing = /^(ENOENT|ENOTDIR)$/.test(codeOf(error))
    return [{ ...at, fault: isMissing ? 'program-missing' : 'program-not-runnable' }]
  }
}

function folderAt(at: At): readonly SettingDoubt[] {
  try {
    checkPrivatePlace(at.path)
    return []
  } catch (error) {
    if (error instanceof FileNotTrusted)
      return [{ ...at, fault: 'folder-not-trusted', params: error.params }]
    const reason = error instanceof Error ? error.message : String(error)
    return [{ ...at, fault: 'folder-not-writable', reason }]
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''
