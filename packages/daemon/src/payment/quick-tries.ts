import { GatewayUnavailable } from '@outerpark/core/ports'
import pRetry from 'p-retry'
import { GatewayMisbehaved } from './errors.ts'

/** The connection could not be made, or broke: what a gateway that is just being started again looks like. */
const CONNECTION_FAILED = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE'])

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined

/**
 * Makes one call, and twice more within a tenth of a second if its connection fails.
 * Also after a break in the middle of a call: it may have been done, but the key keeps it from being done twice.
 * The slow tries are the task table's; a time-out is not tried again here, since the guard's clock is running.
 *
 * @throws GatewayUnavailable where no whole answer came
 */
export async function quickTries<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await pRetry(call, {
      retries: 2,
      minTimeout: 15,
      factor: 2,
      // Calls that one broken connection took down together do not come back together.
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
