// Bounds of what people type. The contract's fields have them, and the CLI checks them before it asks the daemon.

/** The most seats of one booking, or of one grade. */
export const MAX_SEATS = 100_000

/** The highest price of a seat: a whole hall of them is still an exact integer (2^53). */
export const MAX_PRICE = 1_000_000_000

export const MAX_RUNNING_MINUTES = 1000

export const MAX_PORT = 65_535

/** ISO 4217, e.g. `KRW`. */
export const CURRENCY_CODE = /^[A-Z]{3}$/
