import type { OffSale, PerformanceId } from '@outerpark/core/kernel'
import type { Queries } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'

/** This migration adds why a performance is not on sale (domain 3.9). All that there are stay on sale. */
export const OFF_SALE = `
  ALTER TABLE performances ADD COLUMN off TEXT CHECK (off IN ('closed', 'cancelled')); -- NULL while it is on sale
  ALTER TABLE performances ADD COLUMN off_reason TEXT;
  CREATE INDEX performances_cancelled ON performances (id) WHERE off = 'cancelled';
`

/** The columns of {@link OFF_SALE} in a row. */
export type OffColumns = { off: OffSale['state'] | null; offReason: string | null }

export const offFrom = ({ off, offReason }: OffColumns): { readonly off?: OffSale } =>
  off === null ? {} : { off: { state: off, ...(offReason !== null && { reason: offReason }) } }

/**
 * Finds cancelled performances with reservations that have not ended. Few performances are cancelled. Seats that are only held do not
 * count: their holds end by themselves.
 */
export function cancelledReader(db: Database.Database): Pick<Queries, 'cancelledWithSeats'> {
  const read = db
    .prepare<[], PerformanceId>(
      `SELECT p.id FROM performances p WHERE p.off = 'cancelled' AND EXISTS
         (SELECT 1 FROM grades_with_seats g WHERE g.performance_id = p.id AND g.held + g.sold >
           (SELECT coalesce(sum(l.value ->> 1), 0) FROM holds h, json_each(h.lines) l
            WHERE h.performance = p.id AND l.value ->> 0 = g.grade))`,
    )
    .pluck()
  return { cancelledWithSeats: async () => read.all() }
}
