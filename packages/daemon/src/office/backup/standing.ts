import { existsSync } from 'node:fs'
import type { BackupResponse, MadeBackupResponse, StatusResponse } from '@outerpark/core/contract'
import { Problem } from '../../http/problem.ts'
import { type BackupConfig, backupPlace } from './carry-out.ts'
import { backupsIn } from './folder.ts'
import type { BackupTimes } from './schedule.ts'

type Newest = Pick<BackupResponse, 'file' | 'at'>

/** The newest backup of a box office, and the last try if it failed. */
export type BackupStanding = {
  readonly times: () => BackupTimes
  readonly made: (at: number, made: Pick<MadeBackupResponse, 'backup' | 'command'>) => void
  /** @param error the error as it is answered */
  readonly failed: (at: number, error: unknown) => void
  readonly status: (everyMs: number | undefined) => NonNullable<StatusResponse['backups']>
}

/** @param office of which box office the backups are, in the folder of the settings */
export function backupStanding(config: BackupConfig, office: string): BackupStanding {
  let newest: Newest | undefined = newestIn(config, office)
  let failure: (Pick<Problem, 'code' | 'params'> & { readonly at: number }) | undefined
  let uncopied: { readonly at: string; readonly reason: string } | undefined
  return {
    times: () => ({ newest: newest && Date.parse(newest.at), failed: failure?.at }),
    made(at, { backup, command }) {
      newest = backup
      failure = undefined
      uncopied =
        command?.ok === false
          ? { at: new Date(at).toISOString(), reason: command.reason ?? '' }
          : undefined
    },
    failed(at, error) {
      const { code, params } = error instanceof Problem ? error : new Problem('internal-error', {})
      failure = { at, code, params }
    },
    status(everyMs) {
      // Somebody may have deleted it.
      if (newest && !existsSync(newest.file)) newest = newestIn(config, office)
      return {
        newest: newest ? { file: newest.file, at: newest.at } : null,
        failed: failure
          ? {
              at: new Date(failure.at).toISOString(),
              code: failure.code,
              params: { ...failure.params },
            }
          : null,
        commandFailed: uncopied ?? null,
        everyMs: everyMs ?? null,
      }
    },
  }
}

/** The newest in the folder. A folder that cannot be read has none: the next backup says why. */
function newestIn(config: BackupConfig, office: string): Newest | undefined {
  try {
    const { items } = backupsIn(backupPlace(config).folder)
    return items.find((backup) => backup.office === office)
  } catch {
    return undefined
  }
}
