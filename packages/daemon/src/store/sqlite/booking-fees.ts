import type { Money } from '@outerpark/core/kernel'

/**
 * This migration adds booking fees (domain 3.1). A fee of a booking is in its lines: those with a fee or a discount have more to
 * say, at their end, `[grade, seats, price, places or null, fee or null, [discount, …]?]`, and what is gone of them
 * `[grade, seats, price, kept, places or null, fee, fee kept]`. Several lines may be of one grade then, each with its price.
 */
export const BOOKING_FEES = `
  ALTER TABLE musicals ADD COLUMN booking_fee TEXT; -- JSON [amount, currency], NULL if there is none
  ALTER TABLE performances ADD COLUMN booking_fee TEXT;
  DROP VIEW reservations_in_words;
  CREATE VIEW reservations_in_words AS
    SELECT r.seq, c.id AS customer_id, o.performance_id, o.title,
      iif((SELECT count(DISTINCT value ->> 0) FROM json_each(r.lines)) > 1, NULL, o.grade) AS grade,
      r.seats, r.lines, r.amount, o.currency,
      CASE r.status WHEN 1 THEN 'awaiting-payment' WHEN 2 THEN 'confirmed' WHEN 3 THEN 'cancelled'
        WHEN 4 THEN 'payment-failed' WHEN 5 THEN 'expired' END AS status,
      CASE r.payment WHEN 1 THEN 'requested' WHEN 2 THEN 'deferred' WHEN 3 THEN 'approved'
        WHEN 4 THEN 'declined' WHEN 5 THEN 'cancelled' END AS payment_status,
      r.charge_id, r.opened, r.key
    FROM reservations r JOIN customers c ON c.seq = r.customer JOIN offers o ON o.seq = r.offer;
`

/** The column `booking_fee` of a musical or a performance. */
export const feeColumn = (fee: Money | undefined): string | null =>
  fee ? JSON.stringify([fee.amount, fee.currency]) : null

/** The fee, as `feeColumn` wrote it. */
export function feeFrom(column: string | null): { readonly bookingFee?: Money } {
  if (column === null) return {}
  const [amount, currency] = JSON.parse(column) as [number, string]
  return { bookingFee: { amount, currency } }
}
