import { CODE_TTL_MS } from '@outerpark/core/customer'
import pRetry, { AbortError } from 'p-retry'
import type { MailedCode } from '../http/codes-by-mail.ts'
import { isPermanent } from '../pipeline/work.ts'

/** Delivers one mail with a code. */
export type DeliverCode = (code: MailedCode, signal: AbortSignal) => Promise<void>

/** How many mails with codes are under way at once. Others wait their turn. */
const AT_ONCE = 5
/** How many may wait. A code beyond that is not sent, and its owner has to ask again. */
const WAITING = 1_000

/**
 * Sends codes by mail in the background, for as long as they are valid. They are not tasks in the database: people ask for
 * another code after a crash, and a code that comes late is worthless.
 */
export function codeSender(
  deliver: DeliverCode | undefined,
  onFailure: (error: unknown, code: MailedCode, next: 'retry' | 'given up') => void,
): { readonly send: (code: MailedCode) => void; readonly stop: () => void } {
  const stopping = new AbortController()
  const waiting: MailedCode[] = []
  let busy = 0

  const next = (): void => {
    const code = busy < AT_ONCE ? waiting.shift() : undefined
    if (!code || !deliver) return
    busy += 1
    const failed = (error: unknown, next: 'retry' | 'given up') => {
      if (!stopping.signal.aborted) onFailure(error, code, next)
    }
    void withRetries(code, deliver, { signal: stopping.signal, failed })
      .catch((error) => failed(error, 'given up'))
      .finally(() => {
        busy -= 1
        next()
      })
    next()
  }

  return {
    send(code) {
      // The newest code to an address is the only one that is valid.
      const older = waiting.findIndex(({ to }) => to === code.to)
      if (older >= 0) waiting.splice(older, 1)
      if (waiting.length >= WAITING)
        return onFailure(new Error('Too many codes wait to be sent.'), code, 'given up')
      waiting.push(code)
      next()
    },
    stop: () => stopping.abort(),
  }
}

type Trying = {
  readonly signal: AbortSignal
  readonly failed: (error: unknown, next: 'retry') => void
}

/** Tries again for as long as the code is valid. The first try that fails is reported at once: somebody waits for the mail. */
const withRetries = (
  code: MailedCode,
  deliver: DeliverCode,
  { signal, failed }: Trying,
): Promise<void> =>
  pRetry(
    (attempt) =>
      deliver(code, signal).catch((error: unknown) => {
        if (isPermanent(error) && error instanceof Error) throw new AbortError(error)
        if (attempt === 1) failed(error, 'retry')
        throw error
      }),
    { retries: 8, minTimeout: 1_000, factor: 2, maxRetryTime: CODE_TTL_MS, signal },
  )
