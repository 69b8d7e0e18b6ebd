import { z } from 'zod'
import type { Settings } from './setting.ts'
import { wholeNumber, wholePath } from './values.ts'

const backupPath = wholePath('/mnt/backups')

const UNITS_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const
const EVERY = 'must be minutes, hours or days, such as 30m, 6h or 1d, at most 365d'
const MOST_MS = 365 * UNITS_MS.d

/** A time such as `6h`, in milliseconds. */
const interval = z.string({ error: EVERY }).transform((text, context) => {
  const [, count, unit] = /^([1-9]\d{0,5})([mhd])$/.exec(text) ?? []
  // The pattern has only these units.
  const ms = Number(count) * UNITS_MS[(unit ?? 'd') as keyof typeof UNITS_MS]
  if (ms <= MOST_MS) return ms
  context.addIssue({ code: 'custom', message: EVERY })
  return z.NEVER
})

/** The settings of backups (docs/backup.md). */
export const backupSettings = {
  backupTo: {
    env: 'OUTERPARK_BACKUP_TO',
    schema: backupPath.optional(),
    about:
      'The folder for backups. On the disk of the home a backup does not outlive that disk: name a folder of another one.',
    byDefault: '`backups` in the home',
  },
  backupEvery: {
    env: 'OUTERPARK_BACKUP_EVERY',
    schema: interval.optional(),
    about: 'How often the daemon makes a backup by itself, beside the bookings.',
    byDefault: 'never',
  },
  backupKeep: {
    env: 'OUTERPARK_BACKUP_KEEP',
    schema: wholeNumber(0, 100_000).default(7),
    about:
      'How many backups of this box office stay in the folder. The oldest are deleted after a new one is complete. `0` keeps all.',
  },
  backupCommand: {
    env: 'OUTERPARK_BACKUP_COMMAND',
    schema: backupPath.optional(),
    about:
      'A program that is run after each backup, to copy it to another place. It gets two arguments: the file of the backup, and that of its manifest. It is run without a shell, so it is the path alone.',
    byDefault: 'none',
  },
} as const satisfies Settings
