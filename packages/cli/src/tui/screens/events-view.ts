import type { EventResponse } from '@outerpark/core/contract'
import { widthOf } from '../../text/width.ts'
import { shownField } from '../parts/field.ts'
import { ends, fill, line, type Piece } from '../parts/line.ts'
import type { Scene } from '../screen.ts'
import { type Drawn, isWide, type View } from '../view.ts'
import { openedLines } from './event-opened.ts'
import { eventRow } from './event-row.ts'
import {
  BOOKING_ROWS,
  type EventsState,
  knownEvents,
  listHeight,
  placeOf,
  shownEvents,
  windowIn,
} from './events-state.ts'

export function drawEvents(state: EventsState, scene: Scene, view: View): Drawn {
  const { paint, size } = view
  const all = shownEvents(state, scene)
  const { text, cursor } = head(state, all, view)
  const { opened } = state
  const right = opened && isWide(size) ? Math.floor(size.columns * 0.42) : 0
  const columns = size.columns - (right === 0 ? 0 : right + 3)
  const below = opened && right === 0 ? BOOKING_ROWS : 0
  const height = listHeight(state, size)
  const rows = listRows(state, all, scene, { ...view, size: { rows: height, columns } })
  if (all.length === 0) rows.push(line(paint, columns, ['quiet', emptyText(state, scene, view)]))
  if (!opened) return { lines: [text, ...rows], cursor }
  const known = knownEvents(scene)
  if (right === 0) {
    const detail = openedLines(opened, known, { ...view, size: { rows: below, columns } })
    const gap = Array(Math.max(0, height - rows.length)).fill('')
    return {
      lines: [text, ...rows, ...gap, paint('quiet', '─'.repeat(columns)), ...detail],
      cursor,
    }
  }
  const room = { rows: height, columns: right }
  const detail = openedLines(opened, known, { ...view, size: room })
  const lines = Array.from({ length: height }, (_, i) => {
    return `${fill(rows[i] ?? '', columns)} ${paint('quiet', '│')} ${detail[i] ?? ''}`
  })
  return { lines: [text, ...lines], cursor }
}

/** So many of the events of before are told to who listens. They reach the others by moving up. */
const TOLD_BEFORE = 3

/** The events that fit into the list. Enter acts on the selected one, which is the newest while it is followed. */
function listRows(
  state: EventsState,
  all: readonly EventResponse[],
  scene: Scene,
  view: View,
): string[] {
  const place = placeOf(state, all)
  const { from, to } = windowIn(state, all, view.size.rows)
  // A newest one that were told as the selected one again and again would say the same of each.
  const isMarked = !view.isLinear || state.held !== undefined
  const first = view.isLinear ? Math.max(from, toldFrom(place, all, scene)) : from
  return all
    .slice(first, to)
    .map((event, i) => eventRow(event, view, isMarked && first + i === place))
}

/** Where it begins for who listens: a list of what is long over would be told line by line. */
function toldFrom(place: number, all: readonly EventResponse[], { snapshot }: Scene): number {
  const firstLive = snapshot.office.value?.events[0]?.position
  const live = all.findIndex(({ position }) => firstLive !== undefined && position >= firstLive)
  return Math.min(place, (live < 0 ? all.length : live) - TOLD_BEFORE)
}

function emptyText({ filter }: EventsState, { snapshot }: Scene, { words }: View): string {
  const { value } = snapshot.office
  if (value?.before === undefined) return words.events.reading
  if (filter.text !== '') return words.events.noMatch(filter.text)
  return value.position === 0 ? words.events.empty : words.events.reading
}

/** The filter, how many events there are, and whether they are followed. */
function head(state: EventsState, all: readonly EventResponse[], view: View) {
  const { paint, size, words } = view
  const { filter, isFiltering, held } = state
  const { since = 0 } = state
  const fresh = all.filter(({ position }) => position > since).length
  const mode: Piece =
    held === undefined
      ? ['good', `● ${words.events.following}`]
      : ['warn', `‖ ${words.events.held(fresh)}`]
  const right: Piece[] = [['quiet', `${words.events.count(all.length)}  `], mode]
  if (!isFiltering && filter.text === '')
    return { text: ends(paint, size.columns, [], right), cursor: undefined }
  const label = `${words.events.filter}: `
  const { shown, x } = shownField(filter, Math.max(8, size.columns - 50))
  return {
    text: ends(
      paint,
      size.columns,
      [label, [filter.isSelected ? 'selected' : 'strong', shown]],
      right,
    ),
    cursor: isFiltering ? { x: widthOf(label) + x, y: 0 } : undefined,
  }
}
