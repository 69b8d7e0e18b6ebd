import type { KnobsResponse, LedgerChargeResponse } from '@outerpark/core/contract'
import type { Page } from '../client/client.ts'
import { moneyText } from '../text/money.ts'
import { codeText } from '../words/code-text.ts'
import { words } from '../words/words.ts'
import type { Cell } from './cell.ts'
import type { Paint } from './paint.ts'
import { moneyCell } from './status.ts'
import { details, table } from './table.ts'

/** The knobs of the card company, each under the name of its command. */
export function knobsText(knobs: KnobsResponse, paint: Paint, room?: number): string {
  return details(
    [
      [words().labels.slow, `${knobs.latency} ms`],
      [words().labels.fail, shareCell(knobs.fail, paint)],
      [words().labels.loseReplies, shareCell(knobs.loseReplies, paint)],
      [words().labels.duplicate, shareCell(knobs.duplicate, paint)],
      [words().labels.wrongAmount, shareCell(knobs.wrongAmount, paint)],
      [words().labels.decline, shareCell(knobs.decline, paint)],
      [
        words().labels.outage,
        knobs.outage ? { text: codeText('on'), paint: paint.bad } : off(paint),
      ],
    ],
    paint,
    room,
  )
}

/**
 * How to reset the knobs; undefined if none is turned.
 *
 * @param slowed whether the latency has just been set. The knobs do not show that: the usual latency is a setting.
 */
export function wayBack(
  { latency: _, ...knobs }: KnobsResponse,
  { slowed = false, back = false } = {},
): string | undefined {
  if (back && !knobs.outage) return words().shown.paidSoon
  const turned = slowed || Object.values(knobs).some((knob) => knob !== 0 && knob !== false)
  return turned ? words().shown.resetAll : undefined
}

export function ledgerText(
  { items }: Page<LedgerChargeResponse>,
  paint: Paint,
  room?: number,
): string {
  return table(
    [
      { title: words().columns.payment, long: 'cut', least: 13 },
      { title: words().columns.status },
      { title: words().columns.amount, align: 'right', spare: 2 },
      { title: words().columns.charged, align: 'right' },
      { title: words().columns.refunded, align: 'right' },
      { title: words().columns.charge, spare: 1 },
    ],
    items.map(({ key, paymentId, status, amount, charged, refunded, chargeId }) => [
      paymentId ?? key,
      moneyCell({ status, refunded: refunded.amount > 0 }, paint),
      moneyText(amount),
      moneyText(charged),
      moneyText(refunded),
      chargeId ?? '',
    ]),
    paint,
    room,
  )
}

const off = (paint: Paint): Cell => ({ text: codeText('off'), paint: paint.quiet })

function shareCell(share: number, paint: Paint): Cell {
  if (share === 0) return off(paint)
  // Rounded, since 0.07 * 100 is 7.000000000000001.
  const percent = Number((share * 100).toFixed(4))
  return {
    text: share === 1 ? words().shown.everyCall : words().shown.ofCalls(percent),
    paint: paint.waiting,
  }
}
