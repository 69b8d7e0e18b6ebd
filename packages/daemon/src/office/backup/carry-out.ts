import { join } from 'node:path'
import type { BackupRequest, MadeBackupResponse } from '@outerpark/core/contract'
import type { Config } from '../../settings/config.ts'
import { areOnOneDisk, backupsIn, removeBackup } from './folder.ts'
import { outdated } from './keep.ts'
import { type BackupJob, makeBackup } from './make.ts'
import { runCommand } from './run-command.ts'

/** Where backups go, and what happens after each. */
export type BackupPlace = {
  readonly folder: string
  /** how many stay; 0 for all */
  readonly keep: number
  /** the program that is given each backup */
  readonly command: string | undefined
}

/** Where a backup goes that is asked for so. The settings say the rest. */
export function backupPlace(
  { home, backupTo, backupKeep, backupCommand }: BackupConfig,
  { to, keep }: BackupRequest = {},
): BackupPlace {
  return {
    folder: to ?? backupTo ?? join(home, 'backups'),
    keep: keep ?? backupKeep,
    command: backupCommand,
  }
}
export type BackupConfig = Pick<Config, 'home' | 'backupTo' | 'backupKeep' | 'backupCommand'>

/**
 * Makes a backup, deletes older ones, and gives it to the command. Only a backup that is not complete is a failure: one
 * whose command fails stays.
 *
 * @param signal gives the backup up, and ends the command
 * @throws BackupFailure; FileNotTrusted
 */
export async function carryOut(
  { keep, command, home, ...job }: BackupPlace & BackupJob & { readonly home: string },
  now: () => number,
  signal?: AbortSignal,
): Promise<MadeBackupResponse> {
  const begun = performance.now()
  const backup = await makeBackup(job, now(), signal)
  const seconds = (performance.now() - begun) / 1000
  const old = outdated(backupsIn(job.folder).items, job.office, keep)
  for (const { file } of old) removeBackup(file)
  return {
    backup,
    seconds,
    deleted: old.map(({ file }) => file),
    sameDisk: areOnOneDisk(backup.file, home),
    command: command === undefined ? null : await runCommand(command, backup.file, signal),
  }
}
