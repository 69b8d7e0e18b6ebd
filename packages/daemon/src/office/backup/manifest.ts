import { basename } from 'node:path'
import { type BackupManifest, backupManifest } from '@outerpark/core/contract'
import { homeFiles } from '../../process/home.ts'
import { checkFile, readTrusted } from '../../process/private-files.ts'
import type { CopyFacts } from '../../store/sqlite/copy.ts'
import { gatewayFrom } from '../opening/gateway-identity.ts'
import { BackupFailure } from './failure.ts'
import { manifestOf } from './names.ts'

/** The note in the database that names the restore from which its box office comes. */
export const EPOCH_NOTE = 'epoch'

/**
 * What a backup leaves out. MyPage is made from the events, the ledger is the card company's, and the settings and secrets are
 * the machine's. The tokens of customers and staff are in the database, as their hashes.
 */
function notIncluded(): string[] {
  const { view, ledger, tokenSecret, adminToken } = homeFiles('')
  return ['config.*', ...[view, ledger, tokenSecret, adminToken].map((file) => basename(file))]
}

/** The manifest of a copy that was checked. */
export function manifestFor(
  facts: CopyFacts,
  more: Pick<BackupManifest, 'program' | 'at' | 'bytes' | 'sha256'>,
): BackupManifest {
  const { schema, office, position, eventId, note } = facts
  return {
    format: 1,
    ...more,
    ...{ schema, office, position, eventId },
    epoch: note(EPOCH_NOTE) ?? null,
    gateway: gatewayFrom(note('gateway')) ?? null,
    notIncluded: notIncluded(),
  }
}

/**
 * The manifest beside a backup.
 * @param file the database or the manifest
 * @throws BackupFailure `backup-incomplete`; FileNotTrusted
 */
export function readManifest(file: string): BackupManifest {
  const manifest = manifestOf(file)
  if (!checkFile(manifest))
    throw new BackupFailure('backup-incomplete', { case: 'no-manifest', file })
  try {
    return backupManifest.parse(JSON.parse(readTrusted(manifest)))
  } catch (error) {
    const reason =
      error instanceof SyntaxError ? error.message : 'it is not the manifest of a backup.'
    throw new BackupFailure(
      'backup-incomplete',
      { case: 'manifest', file: manifest, reason },
      { cause: error },
    )
  }
}
