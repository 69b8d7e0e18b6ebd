import type { PerformanceResponse } from '@outerpark/core/contract'
import { formatMoney } from '@outerpark/core/kernel'
import { hallTime, nameKey } from '@outerpark/core/names'
import { widthOf } from '../../text/width.ts'
import { type Action, MOVES } from '../keys/keymap.ts'
import type { Pressed } from '../keys/pressed.ts'
import { edited, type Field, fieldOf, shownField } from '../parts/field.ts'
import { ends, fill, line } from '../parts/line.ts'
import {
  NO_SELECTION,
  placeIn,
  type Selection,
  selectionMoved,
  stepOf,
  windowOf,
} from '../parts/list.ts'
import type { Next, Scene, Screen } from '../screen.ts'
import { type Drawn, isWide, type View } from '../view.ts'

export type SeasonState = {
  readonly selection: Selection
  readonly filter: Field
  readonly isFiltering: boolean
}

/** The head of the list and the filter. */
const AROUND = 2
const DETAIL_ROWS = 7

/** What is on sale: a list of performances, the selected one in detail. */
export const seasonScreen: Screen<SeasonState> = {
  needs: ['season'],
  begin: () => ({ selection: NO_SELECTION, filter: fieldOf(''), isFiltering: false }),
  actions(state, scene) {
    if (state.isFiltering) return ['open', 'back']
    const back: readonly Action[] = state.filter.text === '' ? [] : ['back']
    return shown(state, scene).length > 0
      ? ['open', 'book', 'filter', ...back, ...MOVES]
      : ['filter', ...back]
  },
  act(state, action, scene) {
    const ids = idsOf(state, scene)
    const step = stepOf(action, listHeight(scene), ids.length)
    if (step !== undefined) {
      const selection = selectionMoved(ids, state.selection, step, listHeight(scene))
      return { state: { ...state, selection } }
    }
    switch (action) {
      case 'filter':
        return { state: { ...state, isFiltering: true } }
      case 'back':
        return { state: { ...state, isFiltering: false, filter: fieldOf('') } }
      case 'open':
        if (state.isFiltering) return { state: { ...state, isFiltering: false } }
        return booking(state, scene)
      case 'book':
        return booking(state, scene)
      default:
        return { state }
    }
  },
  isTyping: ({ isFiltering }) => isFiltering,
  type(state, pressed: Pressed) {
    const filter = edited(state.filter, pressed)
    return { state: filter ? { ...state, filter, selection: NO_SELECTION } : state }
  },
  draw,
  request: (state, scene) => {
    const chosen = chosenOf(state, scene)
    return { method: 'GET', path: `/v1/performances${chosen ? `/${chosen.id}` : ''}` }
  },
  command: (state, scene) => {
    const performance = chosenOf(state, scene)
    return performance ? ['performance', 'show', performance.id] : ['performance', 'list']
  },
}

/** Goes on to book the selected performance. */
function booking(state: SeasonState, scene: Scene): Next<SeasonState> {
  const performance = chosenOf(state, scene)
  return performance ? { state, go: { place: 'book', with: performance.id } } : { state }
}

const idsOf = (state: SeasonState, scene: Scene) => shown(state, scene).map(({ id }) => id)
const chosenOf = (state: SeasonState, scene: Scene) =>
  shown(state, scene)[placeIn(idsOf(state, scene), state.selection)]

/** The performances that fit the filter: a part of the title or of the venue, however it is written. */
function shown({ filter }: SeasonState, { snapshot }: Scene): readonly PerformanceResponse[] {
  const all = snapshot.season.value ?? []
  const key = nameKey(filter.text)
  if (key === '') return all
  return all.filter(({ title, venue }) => nameKey(`${title} ${venue}`).includes(key))
}

const listHeight = ({ size }: Pick<Scene, 'size'>) =>
  Math.max(1, size.rows - AROUND - (isWide(size) ? 0 : DETAIL_ROWS))

function draw(state: SeasonState, scene: Scene, view: View): Drawn {
  const { size, paint } = view
  const all = shown(state, scene)
  const selected = placeIn(idsOf(state, scene), state.selection)
  const height = listHeight(scene)
  const width = isWide(size) ? Math.floor(size.columns * 0.6) : size.columns
  const { from, to } = windowOf(all.length, selected, height, state.selection.from)
  const rows = all
    .slice(from, to)
    .map((each, i) => row(each, { view, width, isSelected: from + i === selected }))
  if (all.length === 0) rows.push(emptyLine(state, scene, view))
  const { text, cursor } = head(state, all.length, view)
  const list = [text, '', ...rows]
  const chosen = all[selected]
  const detail = chosen ? detailLines(chosen, view) : []
  if (!isWide(size)) {
    const padded = [...list, ...Array(Math.max(0, height - rows.length)).fill('')]
    return { lines: [...padded, paint('quiet', '─'.repeat(size.columns)), ...detail], cursor }
  }
  const right = size.columns - width - 3
  const lines = Array.from({ length: size.rows }, (_, i) => {
    const beside = line(paint, right, detail[i] ?? '')
    return `${fill(list[i] ?? '', width)} ${paint('quiet', '│')} ${beside}`
  })
  return { lines, cursor }
}

function head(state: SeasonState, count: number, view: View) {
  const { paint, words, size } = view
  const { filter, isFiltering } = state
  const label = `${words.season.filter}: `
  if (!isFiltering && filter.text === '')
    return { text: paint('quiet', words.season.shows(count)), cursor: undefined }
  const { shown: typed, x } = shownField(filter, size.columns - 30)
  const left = [label, ['strong', typed] as const]
  return {
    text: ends(paint, size.columns, left, [['quiet', words.season.shows(count)]]),
    cursor: isFiltering ? { x: widthOf(label) + x, y: 0 } : undefined,
  }
}

function emptyLine({ filter }: SeasonState, { snapshot }: Scene, { words }: View): string {
  if (snapshot.season.value === undefined) return ''
  return filter.text === '' ? words.season.empty : words.season.noMatch(filter.text)
}

function row(
  performance: PerformanceResponse,
  { view, width, isSelected }: { view: View; width: number; isSelected: boolean },
): string {
  const { paint, language, words } = view
  const { title, startsAt, grades } = performance
  const left = grades.reduce((sum, { available }) => sum + available, 0)
  const seats = left === 0 ? words.season.soldOut : words.season.left(left)
  const when = hallTime(startsAt, { language })
  const plain = `${isSelected ? '▸' : ' '} ${fill(when, 22)} ${fill(title, Math.max(10, width - 44))} ${fill(seats, 16, 'right')}`
  return isSelected ? paint('selected', fill(plain, width)) : fill(plain, width)
}

function detailLines(performance: PerformanceResponse, view: View): string[] {
  const { paint, language, words, size } = view
  const { title, venue, startsAt, grades } = performance
  const widest = Math.max(...grades.map(({ grade }) => widthOf(grade)), 3)
  return [
    paint('strong', title),
    `${hallTime(startsAt, { language })}  ${paint('quiet', venue)}`,
    ...grades.map(({ grade, price, available, capacity }) => {
      const full = Math.round((available / capacity) * 10)
      const bar = '█'.repeat(full) + '░'.repeat(10 - full)
      const seats = available === 0 ? words.season.soldOut : words.season.left(available)
      const pieces = [
        `${fill(grade, widest + 2)}${fill(formatMoney(price, language), 12, 'right')}  `,
        [available === 0 ? 'quiet' : 'good', bar] as const,
        `  ${seats}`,
      ]
      return line(paint, size.columns, ...pieces)
    }),
  ]
}
