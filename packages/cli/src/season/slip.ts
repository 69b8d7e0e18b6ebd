/** At this share of the old price and below, a new one is probably a slip of the finger: a digit is missing. */
const LEAST_SHARE = 0.1

/** Whether a new price looks like a slip: nothing at all, or a tenth of the old one or less. Both in the smallest unit. */
export const isSlip = (before: number, after: number): boolean =>
  after < before && (after === 0 || after <= before * LEAST_SHARE)
