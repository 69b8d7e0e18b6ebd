import { printable } from '@outerpark/core/kernel'

/** How many characters of an error are kept. Dead letters and logs show them. */
const KEPT = 500

/** The text of an error, safe to print and not too long. */
export function reasonOf(error: unknown): string {
  return printable(wordsOf(error).slice(0, KEPT))
}

function wordsOf(error: unknown): string {
  // The error of a connection to a name with several addresses. It has no message of its own.
  if (error instanceof AggregateError && error.message === '')
    return error.errors.map(wordsOf).join('; ')
  if (!(error instanceof Error)) return String(error)
  // OpenSSL's message holds a thread number, an error number and a source line. `reason` is the readable part.
  if ('library' in error && error.library === 'SSL routines' && 'reason' in error)
    return `TLS failed: ${error.reason}`
  return error.message === '' ? error.name : error.message
}
