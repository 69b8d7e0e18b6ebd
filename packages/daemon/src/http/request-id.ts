import { randomUUID } from 'node:crypto'

/** Names one request: the cause of the events that it leads to, and what its log lines have in common. */
export type RequestId = `RQ-${string}`

/** A new request id; randomUUID takes its bytes from a pool, so this costs next to nothing. */
export const newRequestId = (): RequestId => `RQ-${randomUUID()}`
