import { usage } from '../failure.ts'

/** An Idempotency-Key: printable ASCII without blanks. The box office keeps it for 24 h. */
export function idempotencyKey(text: string): string {
  if (/^[\x21-\x7e]{1,128}$/.test(text)) return text
  throw usage(
    ({ inputs }) => inputs.key(text),
    ({ inputs }) => inputs.keyHint,
  )
}
