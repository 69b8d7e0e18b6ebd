import type { PerformanceResponse } from '@outerpark/core/contract'
import { widthOf } from '../../text/width.ts'
import { fill, line, type Piece } from '../parts/line.ts'
import type { Meaning } from '../style.ts'
import type { View } from '../view.ts'
import { byDay, type Left, leftOf, weeksOf } from './calendar.ts'

/** The sign of what is left, beside its colour. */
export const LEFT_SIGN: Readonly<Record<Left, string>> = { free: '●', few: '◐', none: '○' }
export const LEFT_MEANING: Readonly<Record<Left, Meaning>> = {
  ...{ free: 'good', few: 'warn', none: 'quiet' },
}

/** What the signs mean. */
export const legendPieces = ({ season }: View['words']): Piece[] =>
  (['free', 'few', 'none'] as const).flatMap((left, i) => [
    ...[i === 0 ? '' : '   ', [LEFT_MEANING[left], LEFT_SIGN[left]] as const],
    ` ${season.marks[left]}`,
  ])

export type Month = {
  /** the selected day, `2027-01-05` */
  readonly day: string
  readonly performances: readonly PerformanceResponse[]
  readonly width: number
  /** how many rows there are at most */
  readonly height: number
  /** whether the arrows move in the month */
  readonly isFocused: boolean
}

/** The name of the month, the weekdays, and six weeks. A day has a sign for its shows, and titles if there is room. */
export function monthLines(month: Month, view: View): string[] {
  const { paint, language, words } = view
  const { day, width } = month
  const cell = Math.min(18, Math.floor(width / 7))
  // The name of the month, the weekdays and the legend are around the weeks.
  const tall = Math.max(1, Math.min(4, Math.floor((month.height - 3) / 6)))
  const weeks = weeksOf(day, words.season.firstWeekday)
  const shows = byDay(month.performances)
  const name = (options: Intl.DateTimeFormatOptions, at: string) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(new Date(at))
  const weekdays = (weeks[0] ?? []).map((each) =>
    fill(` ${name({ weekday: 'short' }, each)}`, cell),
  )
  const legend = legendPieces(words)
  return [
    paint('strong', ` ${name({ year: 'numeric', month: 'long' }, day)}`),
    paint('quiet', weekdays.join('')),
    ...weeks.flatMap((week) => {
      const cells = week.map((each) =>
        cellLines({ each, month, cell, tall, shows: shows.get(each) ?? [] }, view),
      )
      return Array.from({ length: tall }, (_, row) => cells.map((lines) => lines[row]).join(''))
    }),
    line(paint, width, ' ', ...legend),
  ]
}

type Cell = {
  readonly each: string
  readonly month: Month
  readonly cell: number
  readonly tall: number
  readonly shows: readonly PerformanceResponse[]
}

function cellLines({ each, month, cell, tall, shows }: Cell, { paint }: View): string[] {
  const isSelected = each === month.day
  const isOutside = each.slice(0, 7) !== month.day.slice(0, 7)
  const date = String(Number(each.slice(8))).padStart(2)
  const left = leftOf(shows)
  const mark = shows.length === 0 || isOutside ? '' : LEFT_SIGN[left]
  const count = shows.length > 1 && !isOutside ? ` ${shows.length}` : ''
  const sign = isSelected ? '▸' : ' '
  const text = `${sign}${date} ${mark}${count}`
  const blanks = ' '.repeat(Math.max(0, cell - widthOf(text)))
  const head =
    isSelected && month.isFocused
      ? paint('selected', text + blanks)
      : `${sign}${paint(isOutside ? 'quiet' : 'plain', date)} ${paint(LEFT_MEANING[left], mark)}${count}${blanks}`
  const titles = isOutside ? [] : shows.map(({ title }) => title)
  const room = tall - 1
  const fits = titles.length > room ? titles.slice(0, Math.max(0, room - 1)) : titles
  const more = titles.length > fits.length ? [`+${titles.length - fits.length}`] : []
  const below = [...fits, ...more].map((title) => `  ${fill(title, cell - 3)} `)
  return [head, ...Array.from({ length: room }, (_, row) => below[row] ?? ' '.repeat(cell))]
}
