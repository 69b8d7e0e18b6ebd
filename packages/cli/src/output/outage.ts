import type { OutageDemo } from '../demo/outage/checks.ts'
import type { Change, OutageView } from '../demo/outage/view.ts'
import { words } from '../words/words.ts'
import type { Cell } from './cell.ts'
import { myPageText } from './mypage.ts'
import type { Paint } from './paint.ts'
import { verifyText } from './verify.ts'

/** `00:17`: minutes and seconds since the beginning of the story. */
export function storyTime(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`
}

const LOOKS: Readonly<Record<Change['kind'], keyof Paint>> = {
  deed: 'strong',
  breaker: 'waiting',
  news: 'good',
}

/** A line of the time line. */
export function changeCells({ atMs, kind, text }: Change, paint: Paint): Cell[] {
  return [
    { text: `${storyTime(atMs)}  `, paint: paint.quiet },
    { text, paint: paint[LOOKS[kind]] },
  ]
}

/** A line of the time line without a picture: what happened, and the numbers at that moment. */
export function changeText(change: Change, view: OutageView, paint: Paint): string {
  const [time = { text: '' }, what = { text: '' }] = changeCells(change, paint)
  const typed = change.commands.map(
    (command) => `\n       ${paint.quiet(`$ outerpark ${command}`)}`,
  )
  return `${painted(time)}${painted(what)}  ${paint.quiet(figures(view))}${typed.join('')}`
}

function figures({ status, bookings }: OutageView): string {
  const { limit } = status.workers['approve-payment'] ?? { limit: 0 }
  const crew = limit === 1 ? '1 worker' : `${limit} workers`
  return `(${bookings.taken} booked, ${status.payment.unpaid} unpaid, ${crew})`
}

/** The result of the story, printed at its end. */
export function outcomeText(demo: OutageDemo, paint: Paint, room?: number): string {
  return [
    paint.strong(words().story.whatHappened),
    myPageText(demo.myPage, paint, room),
    '',
    paint.strong(words().story.didNotice),
    verifyText(demo, paint, room),
  ].join('\n')
}

const painted = ({ text, paint = (plain: string) => plain }: Cell) => paint(text)
