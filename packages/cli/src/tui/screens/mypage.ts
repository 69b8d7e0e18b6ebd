import { formatMoney, isOver } from '@outerpark/core/kernel'
import { seatsText } from '@outerpark/core/names'
import type { MyPage } from '../../client/mypage.ts'
import type { Failure } from '../../failure.ts'
import { wrap } from '../../text/width.ts'
import { type Action, MOVES } from '../keys/keymap.ts'
import { startMoved } from '../parts/blocks.ts'
import { line } from '../parts/line.ts'
import {
  kept,
  NO_SELECTION,
  placeIn,
  type Selection,
  selectionMoved,
  stepOf,
  windowOf,
} from '../parts/list.ts'
import type { Next, Scene, Screen } from '../screen.ts'
import { standingOf } from '../standing.ts'
import { refusalOf } from '../text.ts'
import type { Drawn, View } from '../view.ts'
import { bookingRow, columnsOf, ruleBelow } from './booking-row.ts'
import {
  bookingLines,
  historyLines,
  historyRows,
  storyBlocks,
  waitingLines,
} from './booking-view.ts'

type Booking = MyPage['reservations'][number]

export type MyPageState = {
  readonly selection: Selection
  /** the first entry that is shown while the whole history of the selected booking is read */
  readonly reading?: number | undefined
  /** the booking that is to be cancelled: it is asked for, or under way, or was refused */
  readonly cancelling?:
    | { readonly id: string; readonly is: 'asked' | 'sending' }
    | { readonly id: string; readonly is: 'refused'; readonly refusal: Failure }
    | undefined
}

const bookingsOf = ({ snapshot }: Scene): readonly Booking[] =>
  snapshot.mypage.value?.reservations ?? []

const listHeight = ({ size }: Pick<Scene, 'size'>) => Math.max(3, Math.floor(size.rows / 2) - 2)

function chosenOf(state: MyPageState, scene: Scene): Booking | undefined {
  const all = bookingsOf(scene)
  return all[
    placeIn(
      all.map(({ id }) => id),
      state.selection,
    )
  ]
}

/** The bookings of the customer, with what has happened to the selected one, as it happens. */
export const myPageScreen: Screen<MyPageState> = {
  needs: ['mypage'],
  begin(given) {
    const { id } = (given ?? {}) as { readonly id?: string } // the screen on which it was booked passes it
    return { selection: { ...NO_SELECTION, id } }
  },
  settle: (state, scene) => ({
    ...state,
    selection: kept(
      bookingsOf(scene).map(({ id }) => id),
      state.selection,
    ),
  }),
  actions(state, scene) {
    if (state.cancelling?.is === 'asked') return ['open', 'back']
    const chosen = chosenOf(state, scene)
    if (!chosen) return []
    if (state.reading !== undefined) return ['back', ...MOVES]
    const cancel = isOver(chosen.status) ? [] : (['cancel'] as const)
    return [...cancel, 'open', ...MOVES]
  },
  names: ({ cancelling, reading }) =>
    cancelling?.is === 'asked'
      ? { open: 'cancelIt', back: 'keep' }
      : { open: 'history', ...(reading === undefined ? {} : { back: 'goBack' }) },
  act(state, action, scene): Next<MyPageState> {
    if (state.reading !== undefined) return { state: read(state, state.reading, action, scene) }
    const ids = bookingsOf(scene).map(({ id }) => id)
    const step = stepOf(action, listHeight(scene), ids.length)
    if (step !== undefined)
      return { state: { selection: selectionMoved(ids, state.selection, step, listHeight(scene)) } }
    switch (action) {
      case 'cancel': {
        const id = chosenOf(state, scene)?.id
        return { state: id === undefined ? state : { ...state, cancelling: { id, is: 'asked' } } }
      }
      case 'open':
        return state.cancelling?.is === 'asked'
          ? cancel(state, state.cancelling.id)
          : { state: { selection: state.selection, reading: 0 } }
      default:
        return { state: { selection: state.selection } }
    }
  },
  afterLeaving: (state) =>
    state.cancelling?.is === 'asked' ? { selection: state.selection } : state,
  draw,
  request: ({ cancelling }) =>
    cancelling
      ? { method: 'POST', path: `/v1/reservations/${cancelling.id}/cancel`, body: {} }
      : { method: 'GET', path: '/v1/mypage' },
  command: (state, scene) => {
    const { cancelling } = state
    if (cancelling) return ['cancel', cancelling.id, '--yes']
    const chosen = chosenOf(state, scene)
    return chosen ? ['reservation', 'show', chosen.id] : ['mypage']
  },
}

/** The state after a key while the whole history is read: Escape goes back to the bookings. */
function read(state: MyPageState, from: number, action: Action, scene: Scene): MyPageState {
  const chosen = chosenOf(state, scene)
  if (action === 'back' || !chosen) return { selection: state.selection }
  const rows = historyRows(chosen, scene)
  const blocks = storyBlocks(chosen, { ...scene, paint: (_, text) => text }, 'customer')
  const by = stepOf(action, Math.ceil(rows / 2), blocks.length) ?? 0
  return { ...state, reading: startMoved(blocks, by, { from, rows }) }
}

function cancel({ selection }: MyPageState, id: string): Next<MyPageState> {
  return {
    state: { selection, cancelling: { id, is: 'sending' } },
    ask: async ({ own }) => {
      try {
        await own.cancel(id)
        return (now) => ({ selection: now.selection })
      } catch (error) {
        const refusal = refusalOf(error)
        return (now) => ({ selection: now.selection, cancelling: { id, is: 'refused', refusal } })
      }
    },
  }
}

function draw(state: MyPageState, scene: Scene, view: View): Drawn {
  const { size, words } = view
  const all = bookingsOf(scene)
  if (standingOf(scene.snapshot) === 'nobody') return { lines: [words.signIn.invitation] }
  if (all.length === 0) return { lines: scene.snapshot.mypage.value ? [words.mypage.empty] : [] }
  const selected = placeIn(
    all.map(({ id }) => id),
    state.selection,
  )
  const chosen = all[selected]
  if (chosen && state.reading !== undefined)
    return { lines: historyLines(chosen, state.reading, view) }
  const height = listHeight(scene)
  const { from, to } = windowOf(all.length, selected, height, state.selection.from)
  const columns = columnsOf(all, view)
  const rows = all
    .slice(from, to)
    .map((each, i) => bookingRow(each, { isSelected: from + i === selected, columns }, view))
  const gap = Array<string>(Math.max(0, height - rows.length)).fill('')
  const room = size.rows - height - 1
  const question = questionLines(state, all, view)
  const above = chosen && question.length === 0 ? waitingLines(chosen, view) : question
  const detail = chosen ? bookingLines(chosen, view, { rows: room - above.length, columns }) : []
  return { lines: [...rows, ...gap, ruleBelow(from, view), ...above, ...detail] }
}

/** The question before a cancel, with what comes back, or why it was refused. */
function questionLines(
  { cancelling }: MyPageState,
  all: readonly Booking[],
  { paint, size, words, language }: View,
): string[] {
  const booking = cancelling && all.find(({ id }) => id === cancelling.id)
  if (!cancelling || !booking) return []
  if (cancelling.is === 'refused')
    return [line(paint, size.columns, ['bad', `✗ ${cancelling.refusal.detail}`]), '']
  if (cancelling.is === 'sending')
    return [line(paint, size.columns, ['warn', words.cancel.sending]), '']
  const money =
    booking.paymentStatus === 'approved'
      ? words.cancel.back(formatMoney(booking.amount, language))
      : words.cancel.nothing
  const what = `${booking.title}, ${seatsText(booking, language)}`
  const ask = words.cancel.ask(booking.id, what)
  return [...wrap(ask, size.columns).map((each) => paint('warn', each)), money, '']
}
