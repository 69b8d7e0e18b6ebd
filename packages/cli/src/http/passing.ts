import { Failure } from '../failure.ts'

/** After these errors the same request may succeed a moment later. */
const REQUEST_CODES = new Set([
  'daemon-unreachable',
  'request-in-progress',
  'draining',
  'sandbox-unavailable',
])

/** After these errors a stream may open a moment later: the daemon restarts, or has too many readers. */
const STREAM_CODES = new Set(['daemon-unreachable', 'draining', 'too-many-streams'])

export const mayPass = (error: unknown): error is Failure =>
  error instanceof Failure && REQUEST_CODES.has(error.code)

export const streamMayReturn = (error: unknown): error is Failure =>
  error instanceof Failure && STREAM_CODES.has(error.code)
