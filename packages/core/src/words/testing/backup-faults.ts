import type { BackupFaultParams } from '../../names/index.ts'
import type { Examples } from './example.ts'

const FILE = '/mnt/backups/outerpark-a1-20261130T031117.123Z.db'
const HOME = '/home/op'

export const BACKUP_FAULTS: Examples<BackupFaultParams> = {
  'no-database': [{ home: HOME }],
  'database-damaged': [{ reason: 'row 7 missing from index tasks_due' }],
  'backup-folder': [{ folder: '/mnt/backups', reason: 'EACCES: permission denied' }],
  'backup-no-room': [{ folder: '/mnt/backups' }],
  'backup-not-found': [{ file: FILE }],
  'backup-incomplete': [
    { case: 'no-manifest', file: FILE },
    { case: 'manifest', file: FILE, reason: 'Unexpected end of JSON input' },
    { case: 'size', file: FILE, bytes: 4096, expected: 81_920 },
  ],
  'backup-damaged': [
    { case: 'checksum', file: FILE },
    { case: 'database', file: FILE, reason: 'database disk image is malformed' },
  ],
  'backup-newer': [{ file: FILE, program: '2.0.0', schema: 30, known: 16 }],
  'backup-foreign': [{ file: FILE, office: 'a1', home: HOME, here: 'b2' }],
  'home-occupied': [
    { home: HOME, events: 1 },
    { home: HOME, events: null },
  ],
}
