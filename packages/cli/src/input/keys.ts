import { usage } from '../failure.ts'

/** An Idempotency-Key: printable ASCII without blanks. The box office keeps it for 24 h. */
export function idempotencyKey(text: string): string {
  if (/^[\x21-\x7e]{1,128}$/.test(text)) return text
  throw usage(
    `--idempotency-key has to be 1 to 128 letters, digits and signs without blanks, not "${text}".`,
    'Any text that you use once will do, such as the output of uuidgen.',
  )
}
