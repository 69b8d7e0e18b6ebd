const KiB = 1024
const MiB = 1024 * KiB

/** The largest body of a route that names no limit of its own, in bytes. A booking needs 150. */
export const MAX_BODY_BYTES = 4 * KiB
/** The longest name and address fit in, also if each character is written as `\uXXXX`. */
export const MAX_SIGN_UP_BYTES = 2 * KiB
/** A musical with a thousand performances fits in. */
export const MAX_MUSICAL_BYTES = 4 * MiB
/** The plan of a hall has a few KiB; one with a line for each of many rows has more. */
export const MAX_HALL_BYTES = 256 * KiB
export const MAX_SEASON_BYTES = 8 * MiB
/** An event of Stripe has a few KiB, and more with the metadata of a merchant. */
export const MAX_GATEWAY_EVENT_BYTES = 128 * KiB

/** How many bytes all bodies that are being read may take in memory. Single packets do not count. */
export const MAX_BYTES_UNDER_WAY = 64 * MiB

/** How deep the objects and lists of a body may be nested. A season needs 7. */
export const MAX_JSON_DEPTH = 32

const FIRST_CHUNKS = 100
const SMALLEST_CHUNK = 64

/** Whether so many chunks of a body are too small on average. The first ones may be. Each costs as much as a large one. */
export const areTooSmall = (chunks: number, bytes: number): boolean =>
  chunks > FIRST_CHUNKS && bytes < chunks * SMALLEST_CHUNK
