import { randomBytes } from 'node:crypto'

/** The name of one request. The events that it leads to carry it as their cause. */
export type RequestId = `RQ-${string}`

/** Tells the requests of this process from those of any other: 48 random bits. */
const OWN = randomBytes(6).toString('base64url')
let requests = 0

/** A new request id. A counter makes it: randomness for each would cost more, in time and in the rows that keep it. */
export const newRequestId = (): RequestId => `RQ-${OWN}-${(++requests).toString(36)}`
