import { existsSync, statSync } from 'node:fs'
import type { BackupManifest } from '@outerpark/core/contract'
import { checkFile } from '../../process/private-files.ts'
import { damageIn, NEWEST_SCHEMA } from '../../store/sqlite/copy.ts'
import { sha256Of } from './digest.ts'
import { BackupFailure } from './failure.ts'
import { readManifest } from './manifest.ts'
import { databaseOf } from './names.ts'

/** A backup whose manifest fits its file, as far as that can be said without reading the file. */
export type Examined = { readonly file: string; readonly manifest: BackupManifest }

/**
 * Looks at a backup without reading all of it: its manifest, its size, and whether this program knows its tables.
 * @param given its database or its manifest
 * @throws BackupFailure `backup-not-found`, `backup-incomplete`, `backup-newer`; FileNotTrusted
 */
export function examine(given: string, known = NEWEST_SCHEMA): Examined {
  const file = existsSync(given) && !given.endsWith('.json') ? given : databaseOf(given)
  if (!checkFile(file)) throw new BackupFailure('backup-not-found', { file: given })
  const manifest = readManifest(file)
  const { size } = statSync(file)
  if (size !== manifest.bytes)
    throw new BackupFailure('backup-incomplete', {
      ...{ case: 'size', file },
      ...{ bytes: size, expected: manifest.bytes },
    })
  const { schema, program } = manifest
  if (schema > known) throw new BackupFailure('backup-newer', { file, program, schema, known })
  return { file, manifest }
}

/**
 * Reads a whole copy of a backup: its checksum, and the database in it.
 * @param file the copy
 * @throws BackupFailure `backup-damaged`, which names the backup
 */
export function checkWhole({ file: named, manifest }: Examined, file: string = named): void {
  if (sha256Of(file) !== manifest.sha256)
    throw new BackupFailure('backup-damaged', { case: 'checksum', file: named })
  const reason = damageIn(file)
  if (reason !== undefined)
    throw new BackupFailure('backup-damaged', { case: 'database', file: named, reason })
}
