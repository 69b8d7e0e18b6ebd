import type { RecoveryFaultParams } from '../../contract/index.ts'
import type { Examples } from './example.ts'

/** Examples of what goes wrong with backups and lost charges. */
export const RECOVERY: Examples<RecoveryFaultParams> = {
  'backup-in-progress': [{}],
  'no-ledger': [{}],
  'gateway-unavailable': [{}],
  'charge-not-found': [{ key: 'PY-7KQ2M9XW4T' }],
  'charge-refunded': [{ key: 'PY-7KQ2M9XW4T' }],
  'backup-failed': [
    { case: 'folder', folder: '/mnt/backups', reason: 'EACCES: permission denied' },
    { case: 'damaged', reason: 'row 7 missing from index tasks_due' },
  ],
}
