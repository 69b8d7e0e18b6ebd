import type { Invariant } from '@outerpark/core/names'
import type { Check, FailedCheck, Finding } from '@outerpark/core/ports'
import { failedCheck } from './check.ts'

/** If an admin drops a dead letter, its task is never done. So these may not hold without a fault of the program. */
const BROKEN_BY_A_DROP: readonly Invariant[] = ['nothing-stuck', 'notices-once']

/** What was found out about an invariant. */
export function checkOf(found: Finding | FailedCheck): Check {
  const { invariant: name } = found
  if ('failed' in found) return failedCheck(name, found.failed)
  const { broken, examples } = found
  if (broken === 0) return { name, ok: true, code: name, params: {} }
  const more = Math.max(0, broken - examples.length)
  const mayBeDropped = BROKEN_BY_A_DROP.includes(name)
  return { name, ok: false, code: 'invariant-broken', params: { examples, more, mayBeDropped } }
}
