/** A new price that is this many times the old one, or this part of it, is probably a slip of the finger: a digit too many or too few. */
const FAR = 5

/** Whether a new price looks like a slip: nothing at all, a fifth of the old one or less, five times or more. Both in the smallest unit. */
export const isSlip = (before: number, after: number): boolean =>
  before > 0 && (after * FAR <= before || after >= before * FAR)
