import type { StatusResponse } from '@outerpark/core/contract'
import type { Store, StoreTrouble } from '@outerpark/core/ports'
import type { Logger } from '../process/log.ts'
import { journalBytes } from '../store/sqlite/journal-size.ts'

const isoTime = (ms: number) => new Date(ms).toISOString()

/** What the status says about the database. */
export function storageStatus(
  { trouble }: Pick<Store, 'trouble'>,
  file: string,
): NonNullable<StatusResponse['storage']> {
  const now = trouble()
  return {
    trouble: now ? { code: now.code, since: isoTime(now.since), reason: now.reason } : null,
    walBytes: journalBytes(file),
  }
}

/** Writes a line into the log when the database cannot be written, and one when it can again. */
export const troubleLines =
  (log: Pick<Logger, 'error' | 'warn'>) =>
  (now: StoreTrouble | undefined, before: StoreTrouble | undefined): void => {
    const { code, reason, since } = now ?? before ?? {}
    const facts = { code, reason, since: since === undefined ? undefined : isoTime(since) }
    if (now) log.error(facts, 'the database cannot be written: no bookings')
    else log.warn(facts, 'the database can be written again')
  }
