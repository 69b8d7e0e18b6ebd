import { randomBytes } from 'node:crypto'

/** The name of one request. It is the causation id of the events that the request leads to. */
export type RequestId = `RQ-${string}`

/** 48 random bits that distinguish the requests of this process from those of any other. */
const OWN = randomBytes(6).toString('base64url')
let requests = 0

/**
 * A new request id, from a counter. A random id for each request would take more time and more bytes in the database.
 */
export const newRequestId = (): RequestId => `RQ-${OWN}-${(++requests).toString(36)}`
