import { EVENT_TYPES } from '@outerpark/core/names'
import { usage } from '../failure.ts'

/** The type of event that was typed, in upper or lower case. */
export function eventType(text: string): string {
  const found = EVENT_TYPES.find((type) => type.toLowerCase() === text.toLowerCase())
  if (found !== undefined) return found
  throw usage(
    ({ inputs }) => inputs.type(text),
    ({ inputs }) => inputs.types(EVENT_TYPES.join(', ')),
  )
}
