import { printable } from '@outerpark/core/kernel'

/** How much of what the other side says is kept: it ends up in dead letters and logs. */
const KEPT = 500

/** What an error says, safe to print and not too long. */
export function reasonOf(error: unknown): string {
  return printable(wordsOf(error).slice(0, KEPT))
}

function wordsOf(error: unknown): string {
  // What connecting to several addresses ends in; it has no message of its own.
  if (error instanceof AggregateError && error.message === '')
    return error.errors.map(wordsOf).join('; ')
  if (!(error instanceof Error)) return String(error)
  // OpenSSL's own message is its thread, its number and a line of its source; the words are apart.
  if ('library' in error && error.library === 'SSL routines' && 'reason' in error)
    return `TLS failed: ${error.reason}`
  return error.message === '' ? error.name : error.message
}
