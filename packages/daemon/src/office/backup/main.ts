import type {
  BackupListResponse,
  CheckedBackup,
  MadeBackupResponse,
  RestoredHome,
} from '@outerpark/core/contract'
import type { BackupMessage, BackupOrder } from '@outerpark/core/names'
import { homeFiles, lockHome } from '../../process/home.ts'
import { FileNotTrusted } from '../../process/private-files.ts'
import { StartFailure } from '../../process/start-failure.ts'
import { ownVersion } from '../../process/version.ts'
import { homeOf, readConfig } from '../../settings/config.ts'
import { readHomeMemory } from '../../store/sqlite/home-memory.ts'
import { storeFailure } from '../store-failure.ts'
import { backupPlace, carryOut } from './carry-out.ts'
import { checkWhole, examine } from './examine.ts'
import { BackupFailure } from './failure.ts'
import { backupsIn } from './folder.ts'
import { restoreHome } from './restore.ts'

// The program for backups. It works on the files of a home, and needs no daemon: no card is charged by a backup or a restore.

/** Only the owner may read what this process makes. */
process.umask(0o077)

try {
  tell({ kind: 'done', result: await carriedOut(orderIn(process.argv)) })
} catch (error) {
  if (!isExpected(error)) throw error
  const { code, message: detail, hint } = error
  const params = 'params' in error ? { params: error.params } : {}
  tell({ kind: 'failed', code, detail, ...params, ...(hint === undefined ? {} : { hint }) })
}

/** From the CLI, which has the same type for it. */
function orderIn(argv: readonly string[]): BackupOrder {
  return JSON.parse(argv[2] ?? 'null') as BackupOrder
}

function carriedOut(
  order: BackupOrder,
): Promise<MadeBackupResponse | RestoredHome> | CheckedBackup | BackupListResponse {
  switch (order.do) {
    case 'make':
      return make(order)
    case 'list':
      return backupsIn(order.folder ?? backupPlace(readConfig(process.env)).folder)
    case 'verify':
      return verify(order.file)
    case 'restore':
      return restoreHome({ ...order, home: homeOf(process.env) }, Date.now())
  }
}

/** Makes a backup of a home on which no daemon runs. */
async function make({
  to,
  keep,
}: Extract<BackupOrder, { do: 'make' }>): Promise<MadeBackupResponse> {
  const config = readConfig(process.env)
  const { home } = config
  const { store } = homeFiles(home)
  const office = officeIn(store)
  if (office === undefined) throw new BackupFailure('no-database', { home })
  const unlock = lockHome(home)
  try {
    const place = backupPlace(config, { to, keep })
    return await carryOut(
      { ...place, home, storeFile: store, office, program: ownVersion(), beside: false },
      Date.now,
    )
  } finally {
    unlock()
  }
}

/** @throws StartFailure `database-unreadable`, for a database whose first pages are damaged */
function officeIn(store: string): string | undefined {
  try {
    return readHomeMemory(store)?.office
  } catch (error) {
    throw storeFailure(store, error) ?? error
  }
}

/** Checks one backup, or the newest. */
function verify(given: string | undefined): CheckedBackup {
  const begun = performance.now()
  const backup = examine(given ?? newest())
  checkWhole(backup)
  const {
    file,
    manifest: { format: _, ...manifest },
  } = backup
  return { backup: { file, ...manifest }, seconds: (performance.now() - begun) / 1000 }
}

function newest(): string {
  const { folder, items } = backupsIn(backupPlace(readConfig(process.env)).folder)
  const [first] = items
  if (!first) throw new BackupFailure('backup-not-found', { file: folder })
  return first.file
}

type Expected = BackupFailure | StartFailure | FileNotTrusted
function isExpected(error: unknown): error is Expected {
  return [BackupFailure, StartFailure, FileNotTrusted].some((kind) => error instanceof kind)
}
function tell(message: BackupMessage): void {
  if (process.send) process.send(message)
  else process.stdout.write(`${JSON.stringify(message)}\n`)
}
