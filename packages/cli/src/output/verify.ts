import type { VerifyResponse } from '@outerpark/core/contract'
import type { Paint } from './paint.ts'
import { table } from './table.ts'

export function verifyText({ ok, checks }: VerifyResponse, paint: Paint): string {
  const rows = checks.map((check) => [
    check.ok ? { text: 'holds', paint: paint.good } : { text: 'FAILS', paint: paint.bad },
    check.name,
    check.detail,
  ])
  const failing = checks.filter((check) => !check.ok).length
  const summary = ok
    ? paint.good(`All ${checks.length} checks hold.`)
    : paint.bad(`${failing} of ${checks.length} checks fail.`)
  return `${table([{ title: '' }, { title: 'CHECK' }, { title: 'DETAIL' }], rows, paint)}\n\n${summary}`
}
