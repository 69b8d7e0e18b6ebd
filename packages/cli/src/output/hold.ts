import type { EndedHoldResponse, HoldResponse } from '@outerpark/core/contract'
import { placesOf } from '../hall/places.ts'
import { shellWord } from '../text/command-line.ts'
import { showTime } from '../text/hall.ts'
import { moneyText, seatsText } from '../text/money.ts'
import { clockTime } from '../text/time.ts'
import { words } from '../words/words.ts'
import type { Paint } from './paint.ts'
import { details } from './table.ts'

/** What is held, at which prices and until when; or that it was given back. */
export function holdText(
  hold: HoldResponse | EndedHoldResponse,
  paint: Paint,
  room?: number,
): string {
  const { labels, holds } = words()
  if (!('until' in hold)) return holds.givenBack(hold.seats)
  const { title, startsAt, lines, amount, performanceId } = hold
  return details(
    [
      [labels.title, { text: title, paint: paint.strong }],
      [labels.startsAt, showTime(startsAt)],
      ...lines.map((line, n) => {
        const seats = seatsText({ ...line, lines: [line] })
        const text = holds.line(seats, moneyText(line.price), line.seats)
        return [n === 0 ? labels.seats : '', text] as const
      }),
      [labels.amount, moneyText(amount)],
      [labels.until, { text: untilText(hold), paint: paint.waiting }],
      [labels.performance, performanceId],
    ],
    paint,
    room,
  )
}

/** Until when, on the clock of this machine, and how long that is. */
export function untilText({ until }: Pick<HoldResponse, 'until'>, now = Date.now()): string {
  const seconds = Math.floor((Date.parse(until) - now) / 1000)
  // The clock of this machine may be ahead.
  return seconds > 0
    ? words().holds.until(clockTime(until), words().holds.left(seconds))
    : clockTime(until)
}

/** What the customer may do next. A booking that would be refused is not suggested. */
export function holdNotes(
  hold: HoldResponse | EndedHoldResponse,
  { acceptRestricted }: { readonly acceptRestricted?: boolean },
): readonly string[] | undefined {
  if (!('until' in hold)) return undefined
  const { performanceId: id, leavesSingle, mayExtend } = hold
  const { holds } = words()
  const more = mayExtend ? [holds.toExtend(id)] : []
  if (!leavesSingle) return [holds.toBook(id), ...more]
  const others = shellWord(leavesSingle.instead.join())
  const flags = acceptRestricted ? ' --accept-restricted' : ''
  return [
    holds.leavesSingle(leavesSingle.seats),
    holds.instead(`${id} --seats ${others}${flags}`),
    ...more,
  ]
}

/** What is held of the seats of a plan. */
export const heldNote = (hold: HoldResponse): string =>
  words().holds.inPlan(placesOf(hold), untilText(hold), hold.performanceId)
