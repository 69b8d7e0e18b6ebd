import type { StorageTrouble } from '@outerpark/core/names'

/** The database and its backups in the status. */
export const storage = {
  title: 'database',
  fine: 'can be written',
  since: (what: string, since: string, reason: string) => `${what} since ${since} (${reason})`,
  noBookings: 'no bookings; reading goes on',
  noBookingsLeft: 'no bookings; what is not damaged can be read',
  what: {
    'storage-full': 'the disk is full',
    'storage-failing': 'the disk reports errors',
    'storage-damaged': 'the database is damaged',
    'storage-read-only': 'it may not be written',
    'storage-unreachable': 'its files cannot be opened',
    'storage-unavailable': 'it takes no writes',
  } satisfies Record<StorageTrouble, string>,
  todo: {
    'storage-full':
      'Make room on the disk of the home: bookings go on by themselves within seconds.',
    'storage-failing':
      'Look at the disk of the home and at the log of the system (dmesg). Bookings go on by themselves once it can be written.',
    'storage-damaged':
      'Restore a backup: outerpark daemon stop; outerpark backup list; outerpark restore FILE',
    'storage-read-only':
      'Give the owner of the daemon the right to write in the home, or mount its disk for writing. Bookings go on by themselves.',
    'storage-unreachable':
      'Look whether the home and its files are there. Bookings go on by themselves once they are.',
    'storage-unavailable':
      'Another program may hold the database: see fuser or lsof. Bookings go on by themselves.',
  } satisfies Record<StorageTrouble, string>,
  journal: 'write-ahead log',
  backup: 'backup',
  backupAt: (at: string, age: string) => `${at}, ${age} ago`,
  noBackup: 'none yet: outerpark backup',
  failedAt: (at: string) => `the last try failed at ${at}`,
  commandFailed: (reason: string) => `backupCommand failed: ${reason}`,
  backupFailed: 'The last backup failed. To try it again: outerpark backup',
  age: {
    minutes: (count: number) => (count === 1 ? '1 minute' : `${count} minutes`),
    hours: (count: number) => (count === 1 ? '1 hour' : `${count} hours`),
    days: (count: number) => (count === 1 ? '1 day' : `${count} days`),
  },
}
