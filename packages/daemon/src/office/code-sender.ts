import { CODE_TTL_MS } from '@outerpark/core/customer'
import pRetry, { AbortError } from 'p-retry'
import type { MailedCode } from '../http/codes-by-mail.ts'

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
  onFailure: (error: unknown) => void,
): { readonly send: (code: MailedCode) => void; readonly stop: () => void } {
  const stopping = new AbortController()
  const waiting: MailedCode[] = []
  let busy = 0

  const next = (): void => {
    const code = busy < AT_ONCE ? waiting.shift() : undefined
    if (!code || !deliver) return
    busy += 1
    void withRetries(code, deliver, stopping.signal)
      .catch((error) => {
        if (!stopping.signal.aborted) onFailure(error)
      })
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
      if (waiting.length >= WAITING) return onFailure(new Error('Too many codes wait to be sent.'))
      waiting.push(code)
      next()
    },
    stop: () => stopping.abort(),
  }
}

const withRetries = (code: MailedCode, deliver: DeliverCode, signal: AbortSignal): Promise<void> =>
  pRetry(
    () =>
      deliver(code, signal).catch((error: Error & { readonly permanent?: boolean }) =>
        Promise.reject(error.permanent ? new AbortError(error) : error),
      ),
    { retries: 8, minTimeout: 1_000, factor: 2, maxRetryTime: CODE_TTL_MS, signal },
  )
