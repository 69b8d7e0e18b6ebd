import type { ClaimedCharges, LostChargesResponse } from '@outerpark/core/contract'
import { moneyText } from '../text/money.ts'
import { clockTime } from '../text/time.ts'
import { words } from '../words/words.ts'
import type { Paint } from './paint.ts'
import { table } from './table.ts'

export function lostChargesText(
  { rows, count, refunded, entries }: LostChargesResponse,
  paint: Paint,
  room?: number,
): string {
  const { columns, backups } = words()
  const before = refunded === 0 ? [] : [backups.wentBack(refunded)]
  if (count === 0) return [paint.good(backups.noneLost(entries)), ...before].join('\n')
  const list = table(
    [
      { title: columns.at },
      { title: columns.payment, least: 13 },
      { title: columns.charged, align: 'right' },
      { title: columns.refunded, align: 'right' },
      { title: columns.charge, spare: 1 },
    ],
    rows.map(({ at, key, charged, refunded, chargeId }) => [
      at === null ? '' : clockTime(at),
      key,
      moneyText(charged),
      moneyText(refunded),
      chargeId ?? '',
    ]),
    paint,
    room,
  )
  return [list, '', paint.bad(backups.lost(count, entries)), ...before].join('\n')
}

export function claimedText({ rows }: ClaimedCharges, paint: Paint, room?: number): string {
  const { columns, backups } = words()
  if (rows.length === 0) return paint.good(backups.nothingToRefund)
  const list = table(
    [{ title: columns.payment }, { title: columns.charged, align: 'right' }],
    rows.map(({ key, charged }) => [key, moneyText(charged)]),
    paint,
    room,
  )
  return `${list}\n\n${backups.refunding(rows.length)}`
}
