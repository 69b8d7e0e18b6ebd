import type { Random } from '@outerpark/core/ports'

/** Ids are numbers below this one (`numberedId`). */
export const IDS = 2 ** 50

/** The part of the free numbers that one leap may skip. A home can be opened many thousands of times. */
const PART = 2 ** 12

/**
 * The number that follows `last` after a database was opened again: a random one, up to 2^38 further on.
 *
 * Somebody may have put back an older copy of the database. Then the card company, mails and webhooks know the numbers
 * that were used after that copy was made, and nothing in the home is sure to say so: the rest of the home may have been
 * copied with it. So no opening goes on with the numbers of another one. If two openings of the same database each make
 * a million numbers, they share one with a probability below 1 : 100,000.
 *
 * @param random without it, the numbers follow each other
 */
export function leapAfter(last: number, random?: Random): number {
  if (!random) return last + 1
  return last + 1 + Math.floor((random() * (IDS - last)) / PART)
}
