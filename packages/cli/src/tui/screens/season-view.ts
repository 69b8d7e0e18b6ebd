import type { PerformanceResponse } from '@outerpark/core/contract'
import { formatMoney } from '@outerpark/core/kernel'
import { hallTime } from '@outerpark/core/names'
import { widthOf } from '../../text/width.ts'
import { shownField } from '../parts/field.ts'
import { ends, fill, line } from '../parts/line.ts'
import { placeIn, windowOf } from '../parts/list.ts'
import type { Scene } from '../screen.ts'
import { countdown } from '../text.ts'
import { type Drawn, isWide, type Size, type View } from '../view.ts'
import { leftOf } from './calendar.ts'
import { LEFT_MEANING, LEFT_SIGN, legendPieces, monthLines } from './calendar-view.ts'
import { policyLines } from './policy-lines.ts'
import { dayIn, fitting, idsOf, listed, type SeasonState } from './season-state.ts'

/** The head of the list and the filter. */
const AROUND = 2
const DETAIL_ROWS = 8

export const listHeight = (size: Size): number =>
  Math.max(1, size.rows - AROUND - (isWide(size) ? 0 : DETAIL_ROWS))

/** A list or a month, and the selected performance beside it, or below it if there is no room. */
export function drawSeason(state: SeasonState, scene: Scene, view: View): Drawn {
  const { size, paint } = view
  const all = listed(state, scene)
  const width = isWide(size) ? Math.floor(size.columns * 0.6) : size.columns
  const count = fitting(state, scene).length
  const { text, cursor } = head(state, count, {
    scene,
    view: { ...view, size: { ...size, columns: width } },
  })
  const list =
    state.focus === 'list'
      ? [text, '', ...rowsOf(state, scene, { view, width, height: listHeight(size) })]
      : [text, ...monthAndDay(state, scene, { view, width })]
  const chosen = all[placeIn(idsOf(all), state.selection)]
  if (!isWide(size)) {
    if (state.focus !== 'list') return { lines: list.slice(0, size.rows), cursor }
    const height = AROUND + listHeight(size)
    const padded = Array.from({ length: height }, (_, row) => list[row] ?? '')
    const room = { columns: size.columns, rows: DETAIL_ROWS - 1 }
    const detail = chosen ? detailLines(chosen, view, room) : []
    return {
      lines: [...padded, paint('quiet', '─'.repeat(size.columns)), ...detail],
      cursor,
    }
  }
  const right = size.columns - width - 3
  const detail = chosen ? detailLines(chosen, view, { columns: right, rows: size.rows }) : []
  const lines = Array.from({ length: size.rows }, (_, i) => {
    const beside = line(paint, right, detail[i] ?? '')
    return `${fill(list[i] ?? '', width)} ${paint('quiet', '│')} ${beside}`
  })
  return { lines, cursor }
}

type Room = { readonly view: View; readonly width: number; readonly height: number }

function rowsOf(state: SeasonState, scene: Scene, { view, width, height }: Room): string[] {
  const all = listed(state, scene)
  if (all.length === 0) return [emptyLine(state, scene, view), ...sampleLines(state, scene, view)]
  const selected = placeIn(idsOf(all), state.selection)
  const { from, to } = windowOf(all.length, selected, height, state.selection.from)
  const isMonth = state.focus === 'month'
  return all
    .slice(from, to)
    .map((each, i) => row(each, { view, width, isSelected: !isMonth && from + i === selected }))
}

/** The month, and below it what is on at the selected day. */
function monthAndDay(
  state: SeasonState,
  scene: Scene,
  { view, width }: Omit<Room, 'height'>,
): string[] {
  const { size, paint } = view
  // At least three performances of the day are shown below.
  const month = monthLines(
    {
      ...{ day: dayIn(state, scene), performances: fitting(state, scene), width },
      ...{ height: size.rows - 1 - 4, isFocused: state.focus === 'month' },
    },
    view,
  )
  const height = Math.max(1, size.rows - 2 - month.length)
  const rule = paint('quiet', '─'.repeat(width))
  return [...month, rule, ...rowsOf(state, scene, { view, width, height })]
}

function head(
  state: SeasonState,
  count: number,
  { scene, view }: { readonly scene: Scene; readonly view: View },
) {
  const { paint, words, size } = view
  const { filter, isFiltering } = state
  const label = `${words.season.filter}: `
  const shows = scene.snapshot.season.value ? words.season.shows(count) : ''
  if (!isFiltering && filter.text === '') {
    // The month has its own. Who listens hears the words in each row.
    const isTold = state.focus === 'list' && count > 0 && !view.isLinear
    const legend = isTold ? legendPieces(words) : []
    return { text: ends(paint, size.columns, [['quiet', shows]], legend), cursor: undefined }
  }
  const { shown: typed, x } = shownField(filter, size.columns - 30)
  const left = [label, [filter.isSelected ? 'selected' : 'strong', typed] as const]
  return {
    text: ends(paint, size.columns, left, [['quiet', shows]]),
    cursor: isFiltering ? { x: widthOf(label) + x, y: 0 } : undefined,
  }
}

function emptyLine(state: SeasonState, scene: Scene, { words, paint }: View): string {
  if (scene.snapshot.season.value === undefined) return ''
  if (fitting(state, scene).length > 0) return paint('quiet', `  ${words.season.noShow}`)
  const { text } = state.filter
  return text === '' ? words.season.empty : words.season.noMatch(text)
}

/** What somebody who runs the box office can do about an empty one. */
function sampleLines({ sample }: SeasonState, scene: Scene, { words, paint }: View): string[] {
  if (scene.snapshot.season.value?.length !== 0 || !scene.isStaff) return []
  if (sample?.is === 'sending') return ['', paint('warn', words.season.sampling)]
  const refusal = sample?.is === 'refused' ? [paint('bad', `✗ ${sample.refusal.detail}`)] : []
  return ['', ...refusal, words.season.sample]
}

function row(
  performance: PerformanceResponse,
  { view, width, isSelected }: { view: View; width: number; isSelected: boolean },
): string {
  const { paint, language, words } = view
  const { title, startsAt, grades, off } = performance
  const count = grades.reduce((sum, { available }) => sum + available, 0)
  const shut = off ? words.season.off[off.state] : shutText(performance, view)
  const left = shut === undefined ? leftOf([performance]) : 'none'
  const when = hallTime(startsAt, { language })
  const head = `${isSelected ? '▸' : ' '} ${fill(when, 22)} ${fill(title, Math.max(10, width - 44))} `
  const seats = fill(
    `${shut ?? seatsText(count, words)} ${LEFT_SIGN[left]}`,
    width - widthOf(head),
    'right',
  )
  return isSelected ? paint('selected', head + seats) : head + paint(LEFT_MEANING[left], seats)
}

/** Why nobody can book it now by the times of its sale; undefined if they can. The box office decides by its own clock. */
function shutText({ sale }: PerformanceResponse, { now, words }: View): string | undefined {
  const { opens, closesAt } = sale ?? {}
  if (closesAt !== undefined && Date.parse(closesAt) <= now) return words.season.off.closed
  if (opens === undefined || Date.parse(opens) <= now) return undefined
  return words.season.opensIn(countdown(Date.parse(opens) - now, words))
}

/** When the sale opens, and for whom earlier. Nothing while everybody can book. */
function waitLines(performance: PerformanceResponse, view: View, columns: number): string[] {
  const { paint, words, language, now } = view
  const { off, sale, presale } = performance
  const shut = off ? undefined : shutText(performance, view)
  if (shut === undefined) return []
  const { opens } = sale ?? {}
  const left = opens === undefined ? 0 : Date.parse(opens) - now
  if (opens === undefined || left <= 0) return [line(paint, columns, ['bad', shut])]
  const at = (time: string) => hallTime(time, { language })
  const said = words.season.notOpen(countdown(left, words), at(opens))
  const early = presale ? `; ${words.season.presaleFrom(at(presale.opens))}` : ''
  return [line(paint, columns, ['bad', `${said}${early}`])]
}

/** Why a performance is not on sale. */
export const offText = (
  { state, reason }: NonNullable<PerformanceResponse['off']>,
  words: View['words'],
) => [words.season.off[state], ...(reason === undefined ? [] : [reason])].join(': ')

const seatsText = (count: number, words: View['words']): string =>
  count === 0 ? words.season.soldOut : words.season.left(count)

/** A performance in so many rows: when and where, the grades, and what a cancel gives back. */
function detailLines(
  performance: PerformanceResponse,
  view: View,
  { columns, rows }: { readonly columns: number; readonly rows: number },
): string[] {
  const { paint, language, words, now } = view
  const { title, venue, startsAt, grades, off } = performance
  const widest = Math.max(...grades.map(({ grade }) => widthOf(grade)), 3)
  const bars = Math.max(10, Math.min(30, columns - widest - 36))
  const before = Date.parse(startsAt) - now
  const about = [
    line(paint, columns, ['strong', title]),
    line(
      paint,
      columns,
      `${hallTime(startsAt, { language })}  `,
      ...[['quiet', venue] as const, '  '],
      ['accent', before > 0 ? words.season.startsIn(countdown(before, words)) : ''],
    ),
    ...(off ? [line(paint, columns, ['bad', offText(off, words)])] : []),
    ...waitLines(performance, view, columns),
    ...grades.map(({ grade, price, available, capacity }) => {
      const full = Math.ceil((available / capacity) * bars)
      const bar = '█'.repeat(full) + '░'.repeat(bars - full)
      const seats = seatsText(available, words)
      const left = available === 0 ? 'none' : available * 5 < capacity ? 'few' : 'free'
      const pieces = [
        `${fill(grade, widest + 2)}${fill(formatMoney(price, language), 12, 'right')}  `,
        [LEFT_MEANING[left], bar] as const,
        `  ${seats}`,
      ]
      return line(paint, columns, ...pieces)
    }),
  ]
  const currency = grades[0]?.price.currency ?? ''
  // A blank line only where there are enough rows.
  const gap = isWide(view.size) && performance.refund ? [''] : []
  const room = { columns, rows: rows - about.length - gap.length }
  return [...about, ...gap, ...policyLines(performance.refund, room, { ...view, currency })].slice(
    0,
    rows,
  )
}
