import type { MyPageStep, RebuildResponse } from '@outerpark/core/contract'
import { printable } from '@outerpark/core/kernel'
import type { MyPage } from '../commands/mypage.ts'
import { moneyText } from './money.ts'
import type { Paint } from './paint.ts'
import { statusCell } from './status.ts'
import { clockTime, hallTime } from './time.ts'

/** The page, or a step that came after it. */
export function pageOrStepText(item: MyPage | MyPageStep, paint: Paint): string {
  return 'entry' in item ? stepText(item, paint) : myPageText(item, paint)
}

/** Everything that has happened to the bookings of a customer, newest booking first (F9). */
export function myPageText({ reservations, notices }: MyPage, paint: Paint): string {
  const blocks = reservations.map((reservation) => reservationBlock(reservation, paint))
  if (notices.length > 0) blocks.push(noticesBlock(notices, paint))
  return blocks.join('\n\n')
}

function reservationBlock(reservation: MyPage['reservations'][number], paint: Paint): string {
  const { id, title, venue, startsAt, seats, grade, amount, timeline } = reservation
  const { status, paymentStatus } = reservation
  const what = [title, venue, hallTime(startsAt), `${seats} × ${grade}`, moneyText(amount)]
  return [
    `${paint.strong(id)}  ${painted(status, paint)}, payment ${painted(paymentStatus, paint)}`,
    `  ${printable(what.join(', '))}`,
    ...timeline.map(({ at, text }) => `    ${paint.quiet(clockTime(at))}  ${printable(text)}`),
  ].join('\n')
}

function noticesBlock(notices: MyPage['notices'], paint: Paint): string {
  const lines = notices.map(
    ({ at, reservationId, text }) =>
      `  ${paint.quiet(clockTime(at))}  ${reservationId}  ${printable(text)}`,
  )
  return [paint.strong('Notices'), ...lines].join('\n')
}

function stepText({ reservationId, status, title, entry }: MyPageStep, paint: Paint): string {
  const time = paint.quiet(clockTime(entry.at))
  const what = printable(`${entry.text} (${title})`)
  return `${time}  ${paint.strong(reservationId)}  ${painted(status, paint)}  ${what}`
}

export function rebuiltText({ events, position, ms }: RebuildResponse): string {
  return `Rebuilt from ${events} events up to position ${position} in ${(ms / 1000).toFixed(2)} s.`
}

function painted(status: Parameters<typeof statusCell>[0], paint: Paint): string {
  const { text, paint: tint } = statusCell(status, paint)
  return tint ? tint(text) : text
}
