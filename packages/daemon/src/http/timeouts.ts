/** How long the head of a request may take, and all of it, in milliseconds. */
export const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 30_000 }

/** How large the headers of a request may be, in bytes: the limit of node:http. */
export const MAX_HEADER_BYTES = 16 * 1024
