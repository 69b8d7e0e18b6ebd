import { byCase, type RecoveryFaultWords } from '../sentence.ts'

export const recoveryFaults: RecoveryFaultWords = {
  'backup-in-progress': () => ({
    detail: 'A backup is being made already.',
    hint: 'Wait for its end: `outerpark backup list` shows it then.',
  }),
  'backup-failed': byCase({
    folder: ({ folder, reason }) => ({
      detail: `No backup can be written to ${folder}: ${reason}`,
      hint: 'Name a folder of the user who runs the daemon: OUTERPARK_BACKUP_TO.',
    }),
    damaged: ({ reason }) => ({
      detail: `The copy of the database is damaged, so it does not count as a backup: ${reason}`,
      hint: 'The database itself is probably damaged. Look at `outerpark verify`, and keep the older backups.',
    }),
  }),
  'no-ledger': () => ({
    detail: 'The books of the card company cannot be read from here.',
    hint: 'See its dashboard for charges that no booking has, and refund one by its key: `outerpark reconcile --refund KEY`.',
  }),
  'gateway-unavailable': () => ({
    detail: 'The card company does not answer. Nothing was done.',
    hint: 'Try again in a moment.',
  }),
  'charge-not-found': ({ key }) => ({
    detail: `The card company has no charge ${key} of this box office.`,
    hint: '`outerpark reconcile` shows the charges that no booking has.',
  }),
  'charge-refunded': ({ key }) => ({ detail: `The whole charge ${key} went back already.` }),
}
