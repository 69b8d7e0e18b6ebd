import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupResponse } from '@outerpark/core/contract'
import { writeNew, writeWhole } from '../../process/private-files.ts'
import { type CopyResult, copyInThread } from './copy.ts'
import { onDisk } from './durable.ts'
import { BackupFailure, folderFailure } from './failure.ts'
import { prepareFolder, removeLeftOvers } from './folder.ts'
import { manifestFor } from './manifest.ts'
import { namesFor, unfinished } from './names.ts'

/** What is backed up, and where to. */
export type BackupJob = {
  readonly storeFile: string
  /** the name of the box office in it */
  readonly office: string
  readonly folder: string
  /** the version of this program */
  readonly program: string
  /** whether a daemon writes the database meanwhile */
  readonly beside: boolean
}

/**
 * Makes a backup of the database while others may write it. It counts once its manifest is there: until then its files
 * have another name, and a failure removes them.
 *
 * @param now in milliseconds since the epoch
 * @param signal gives the backup up
 * @throws BackupFailure; FileNotTrusted
 */
export async function makeBackup(
  { storeFile, office, folder, program, beside }: BackupJob,
  now: number,
  signal?: AbortSignal,
): Promise<BackupResponse> {
  prepareFolder(folder)
  removeLeftOvers(folder, office)
  const at = new Date(now).toISOString()
  const names = namesFor(office, at)
  const file = join(folder, names.database)
  const part = join(folder, unfinished(names.database))
  try {
    // Closed to others from the first byte on.
    writeNew(part, '')
    const { facts, bytes, sha256 } = copiedOrThrow(
      await copyInThread({ from: storeFile, to: part, beside }, signal),
      folder,
    )
    const { notes, ...rest } = facts
    const copied = { ...rest, note: (name: string) => notes[name] }
    const manifest = manifestFor(copied, { program, at, bytes, sha256 })
    renameSync(part, file)
    writeWhole(join(folder, names.manifest), `${JSON.stringify(manifest, null, 2)}\n`)
    onDisk(folder)
    const { format: _, ...said } = manifest
    return { file, ...said }
  } catch (error) {
    removeLeftOvers(folder, office)
    // The database without its manifest is no backup.
    rmSync(file, { force: true })
    throw folderFailure(folder, error)
  }
}

function copiedOrThrow(
  result: CopyResult,
  folder: string,
): Extract<CopyResult, { readonly kind: 'copied' }> {
  switch (result.kind) {
    case 'copied':
      return result
    case 'damaged':
      throw new BackupFailure('database-damaged', { reason: result.reason })
    case 'failed':
      throw folderFailure(folder, Object.assign(new Error(result.message), { code: result.code }))
  }
}
