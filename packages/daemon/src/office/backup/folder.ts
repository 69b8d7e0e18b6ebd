import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupListResponse, BackupResponse } from '@outerpark/core/contract'
import { checkFolder, FileNotTrusted, makePrivateFolder } from '../../process/private-files.ts'
import { BackupFailure, folderFailure } from './failure.ts'
import { readManifest } from './manifest.ts'
import { isLeftOver, manifestOf, officeIn } from './names.ts'

/**
 * Makes the folder for backups if it does not exist, and checks that nobody else can write it.
 * @throws BackupFailure `backup-folder`; FileNotTrusted
 */
export function prepareFolder(folder: string): void {
  try {
    makePrivateFolder(folder)
  } catch (error) {
    throw folderFailure(folder, error)
  }
}

/** Deletes what a crash has left of a backup of this box office. Only one backup of it is made at a time. */
export function removeLeftOvers(folder: string, office: string): void {
  for (const name of readdirSync(folder))
    if (isLeftOver(name, office)) rmSync(join(folder, name), { force: true })
}

/**
 * The backups in a folder, newest first. A backup counts if its manifest can be read and its database has the size that
 * the manifest says.
 * @throws FileNotTrusted if others can write the folder; BackupFailure `backup-folder` if it cannot be read
 */
export function backupsIn(folder: string): BackupListResponse {
  const items: BackupResponse[] = []
  const incomplete: string[] = []
  for (const name of namesIn(folder)) {
    const file = join(folder, name)
    if (officeIn(name) === undefined) {
      if (officeIn(name.replace(/\.part$/, '')) !== undefined) incomplete.push(file)
      continue
    }
    const found = backupAt(file)
    if (found) items.push(found)
    else incomplete.push(file)
  }
  return { folder, items: items.toSorted((a, b) => (a.at < b.at ? 1 : -1)), incomplete }
}

function backupAt(file: string): BackupResponse | undefined {
  try {
    const { format: _, ...manifest } = readManifest(file)
    return statSync(file).size === manifest.bytes ? { file, ...manifest } : undefined
  } catch (error) {
    if (error instanceof BackupFailure || error instanceof FileNotTrusted) return undefined
    throw error
  }
}

function namesIn(folder: string): string[] {
  try {
    checkFolder(folder)
    return readdirSync(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw folderFailure(folder, error)
  }
}

/** Deletes a backup: its manifest first, so that nobody takes the rest for a backup. */
export function removeBackup(file: string): void {
  rmSync(manifestOf(file), { force: true })
  rmSync(file, { force: true })
}

/** Whether both are on one disk. */
export const areOnOneDisk = (one: string, other: string): boolean =>
  statSync(one).dev === statSync(other).dev
