import { GatewayUnavailable } from '@outerpark/core/ports'
import pRetry from 'p-retry'
import { GatewayMisbehaved } from './errors.ts'

/** Errors of a connection that could not be made or that broke. They are typical while a gateway is restarted. */
const CONNECTION_FAILED = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE'])

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined

/**
 * Makes one call. If its connection fails, makes it up to twice more within a tenth of a second. It does so even if the
 * connection broke in the middle of a call: the gateway may have done the call, but the key prevents it from doing it
 * twice. A time-out is not tried again here, since the time of the guard is over then. The task table does the slow
 * tries.
 *
 * @throws GatewayUnavailable if no complete answer came
 */
export async function quickTries<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await pRetry(call, {
      retries: 2,
      minTimeout: 15,
      factor: 2,
      // Spreads the tries of calls that failed at the same moment.
      randomize: true,
      signal,
      shouldRetry: ({ error }) => CONNECTION_FAILED.has(codeOf(error) ?? ''),
    })
  } catch (error) {
    if (error instanceof GatewayMisbehaved) throw error
    const why = signal.aborted ? 'the call was broken off' : (codeOf(error) ?? String(error))
    throw new GatewayUnavailable(`No answer from the gateway: ${why}.`, { cause: error })
  }
}
