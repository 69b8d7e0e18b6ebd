import type { BackupDesk } from '../routes/backups.ts'
import type { CompanyBooks } from '../routes/lost-charges.ts'

const BACKUP = {
  file: '/mnt/backups/outerpark-a1-20261130T031117.123Z.db',
  program: '0.0.0',
  schema: 1,
  office: 'a1',
  position: 7,
  eventId: null,
  at: '2026-11-30T03:11:17.123Z',
  bytes: 4096,
  sha256: '0'.repeat(64),
  epoch: null,
  gateway: null,
  notIncluded: [],
}

/** A desk that says it has made a backup, and writes nothing. */
export const fakeBackups: BackupDesk = {
  make: async () => ({ backup: BACKUP, seconds: 1, deleted: [], sameDisk: false, command: null }),
  list: async () => ({ folder: '/mnt/backups', items: [BACKUP], incomplete: [] }),
}

/** The key of the charge in the {@link fakeBooks}. */
export const LOST = 'PY-AAAAAAAAAA'

/** The books of a card company with one charge that no booking has. */
export const fakeBooks: CompanyBooks = {
  findLostCharges: async () => ({ charges: [], count: 0, refunded: 0, entries: 0 }),
  lookUp: async (key) =>
    key === LOST
      ? {
          ...{ outcome: 'charged', chargeId: 'ch_lost', refunded: 0, refunds: [] },
          amount: { amount: 190_000, currency: 'KRW' },
        }
      : { outcome: 'unheard-of' },
}
