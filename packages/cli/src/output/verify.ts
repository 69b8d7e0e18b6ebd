import type { VerifyResponse } from '@outerpark/core/contract'
import type { Paint } from './paint.ts'
import { table } from './table.ts'

type Verified = Omit<VerifyResponse, 'notChecked'> & Partial<VerifyResponse>

export function verifyText(
  { ok, checks, notChecked = [] }: Verified,
  paint: Paint,
  room?: number,
): string {
  const rows = [
    ...checks.map((check) => [
      check.ok ? { text: 'holds', paint: paint.good } : { text: 'FAILS', paint: paint.bad },
      check.name,
      check.detail,
    ]),
    ...notChecked.map(({ name, detail }) => [
      { text: 'unknown', paint: paint.waiting },
      name,
      detail,
    ]),
  ]
  const failing = checks.filter((check) => !check.ok).length
  const unknown = notChecked.length > 0 ? ` ${notChecked.length} could not be made.` : ''
  const summary = ok
    ? paint.good(`All ${checks.length} checks hold.${unknown}`)
    : paint.bad(
        `${failing} of ${checks.length} checks ${failing === 1 ? 'fails' : 'fail'}.${unknown}`,
      )
  return `${table([{ title: '' }, { title: 'CHECK' }, { title: 'DETAIL', long: 'wrap' }], rows, paint, room)}\n\n${summary}`
}
