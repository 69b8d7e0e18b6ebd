import { forPeople } from '../../output/outlet.ts'
import type { Known } from './feed.ts'

const clean = new WeakMap<object, unknown>()

/** The same without control characters. A value that is published again is not cleaned again. */
export function cleanly<Value>({ value, ...rest }: Known<Value>): Known<Value> {
  if (typeof value !== 'object' || value === null) return forPeople({ ...rest, value })
  const known = clean.get(value) ?? forPeople(value)
  clean.set(value, known)
  return { ...forPeople(rest), value: known as Value } // cleaned from this value
}
