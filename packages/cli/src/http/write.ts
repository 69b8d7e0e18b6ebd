import { words } from '../words/words.ts'
import { mayBeDone, outcomeUnknown } from './lost.ts'
import { mayPass } from './passing.ts'

/** What a request that writes needs from the exchange that sends it. */
type Watched = {
  readonly signal: AbortSignal
  /** called with the error of each attempt */
  readonly onFailed: (error: unknown) => void
}

export type Write = 'POST' | 'PUT' | 'PATCH' | 'DELETE'

type Written = {
  readonly body?: object | undefined
  readonly key: string
  readonly silenceMs: number
}

/**
 * A request that writes. If its answer is lost, it may have been done: the error says so, and with which key it can be repeated.
 * Ctrl-C while it is under way has the same error.
 */
export function writeOnce(
  caller: { readonly signal?: AbortSignal | undefined },
  exchange: <T>(method: Write, path: string, more: Written & Watched) => Promise<T>,
) {
  return async <T>(method: Write, path: string, more: Written): Promise<T> => {
    const interrupted = new AbortController()
    const interrupt = () => interrupted.abort()
    // A caller with a signal of its own, such as the demo, ends its requests itself.
    if (!caller.signal) process.once('SIGINT', interrupt)
    let lost = false
    const onFailed = (error: unknown) => {
      lost ||= mayBeDone(error)
    }
    const signal = caller.signal ?? interrupted.signal
    try {
      return await exchange<T>(method, path, { ...more, signal, onFailed })
    } catch (error) {
      if (interrupted.signal.aborted)
        throw outcomeUnknown(path, more.key, words().lines.interrupted)
      // A refusal of a later attempt is the answer to the earlier ones too, since all have the same key.
      if (!lost || !mayPass(error)) throw error
      throw outcomeUnknown(path, more.key, error.detail)
    } finally {
      process.off('SIGINT', interrupt)
    }
  }
}
