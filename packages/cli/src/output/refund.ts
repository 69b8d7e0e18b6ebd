import type {
  CancellationResponse,
  MusicalResponse,
  PerformanceResponse,
} from '@outerpark/core/contract'
import { showTime } from '../text/hall.ts'
import { seatsText } from '../text/money.ts'
import { policyLines, stepLines, sumsText } from '../text/refund.ts'
import { clockTime } from '../text/time.ts'
import { words } from '../words/words.ts'
import type { Paint } from './paint.ts'
import { details } from './table.ts'

/** What a cancel would give back, now and later. */
export function refundText(quote: CancellationResponse, paint: Paint, room?: number): string {
  const { id, title, startsAt, lines, validUntil } = quote
  const { labels } = words()
  const seats = lines.reduce((sum, line) => sum + line.seats, 0)
  const head = details(
    [
      [labels.reservation, { text: id, paint: paint.strong }],
      [labels.title, title],
      [labels.startsAt, showTime(startsAt)],
      [labels.seats, seatsText({ grade: null, seats, lines })],
      [words().refunds.back, sumsText(quote)],
      [labels.validUntil, clockTime(validUntil)],
    ],
    paint,
    room,
  )
  return [head, ...(quote.schedule.length > 0 ? ['', ...stepLines(quote)] : [])].join('\n')
}

/** The refund policy, a line for each rule. Without one everything goes back, as people expect. */
export const refundRows = (
  { refund }: Pick<MusicalResponse, 'refund'>,
  grades: PerformanceResponse['grades'] = [],
) =>
  refund
    ? policyLines(refund, grades[0]?.price.currency).map(
        (line, at) => [at === 0 ? words().labels.refunds : '', line] as const,
      )
    : []
