import { isOver } from '@outerpark/core/kernel'
import { type Action, MOVES } from '../keys/keymap.ts'
import { startMoved } from '../parts/blocks.ts'
import { kept, NO_SELECTION, placeIn, selectionMoved, stepOf, windowOf } from '../parts/list.ts'
import type { Next, Scene, Screen } from '../screen.ts'
import { standingOf } from '../standing.ts'
import type { Drawn, View } from '../view.ts'
import { bookingRow, columnsOf, ruleBelow } from './booking-row.ts'
import {
  bookingLines,
  historyLines,
  historyRows,
  latestLines,
  storyBlocks,
  waitingLines,
} from './booking-view.ts'
import { cancelActions, cancelNames, quotedFor, withSeen } from './cancel-state.ts'
import { cancelLines } from './cancel-view.ts'
import {
  answered,
  askedAbout,
  cancelRequest,
  equalCancel,
  newsLines,
  questionIn,
  wantedIn,
} from './mypage-cancel.ts'
import { bookingsOf, chosenOf, listHeight, type MyPageState } from './mypage-state.ts'

/** The bookings of the customer, with what has happened to the selected one, as it happens. */
export const myPageScreen: Screen<MyPageState> = {
  needs: ['mypage'],
  asks: (state) => (wantedIn(state) ? ['cancellation'] : []),
  about: (state) => ({ cancelling: wantedIn(state) }),
  begin(given) {
    const { id } = (given ?? {}) as { readonly id?: string } // the screen on which it was booked passes it
    return { selection: { ...NO_SELECTION, id } }
  },
  settle: (state, scene) => ({
    ...state,
    ...(state.cancelling?.is === 'asked' && {
      cancelling: { ...state.cancelling, asked: withSeen(state.cancelling.asked, scene) },
    }),
    selection: kept(
      bookingsOf(scene).map(({ id }) => id),
      state.selection,
    ),
  }),
  actions(state, scene) {
    const question = questionIn(state, scene)
    if (question) return cancelActions(question.asked, question.booking, scene)
    const chosen = chosenOf(state, scene)
    if (!chosen) return []
    if (state.reading !== undefined) return ['back', ...MOVES]
    const cancel = isOver(chosen.status) ? [] : (['cancel'] as const)
    return [...cancel, 'open', ...MOVES]
  },
  names: ({ cancelling, reading }, scene) =>
    cancelling?.is === 'asked'
      ? cancelNames(cancelling.asked, scene)
      : { open: 'history', ...(reading === undefined ? {} : { back: 'goBack' }) },
  act(state, action, scene): Next<MyPageState> {
    if (state.reading !== undefined) return { state: read(state, state.reading, action, scene) }
    const question = questionIn(state, scene)
    if (question) return answered(state, action, { ...question, scene })
    const ids = bookingsOf(scene).map(({ id }) => id)
    const step = stepOf(action, listHeight(scene), ids.length)
    if (step !== undefined)
      return { state: { selection: selectionMoved(ids, state.selection, step, listHeight(scene)) } }
    switch (action) {
      case 'cancel': {
        const id = chosenOf(state, scene)?.id
        return { state: id === undefined ? state : { ...state, cancelling: askedAbout(id) } }
      }
      case 'open':
        return { state: { selection: state.selection, reading: 0 } }
      default:
        return { state: { selection: state.selection } }
    }
  },
  afterLeaving: (state) =>
    state.cancelling?.is === 'asked' ? { selection: state.selection } : state,
  draw,
  request: ({ cancelling }, scene) =>
    cancelling ? cancelRequest(cancelling, scene) : { method: 'GET', path: '/v1/mypage' },
  command: (state, scene) => {
    const { cancelling } = state
    if (cancelling) return equalCancel(cancelling, scene)
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
  const question = questionIn(state, scene)
  if (question) {
    const quoted = quotedFor(question.asked, scene)
    const lines = cancelLines({ ...question, quoted, rows: size.rows }, view)
    const rows = size.rows - lines.length - 1
    const story =
      rows > 1 ? ['', ...latestLines(question.booking, view, { rows, reader: 'customer' })] : []
    return { lines: [...lines, ...story] }
  }
  const height = listHeight(scene)
  const { from, to } = windowOf(all.length, selected, height, state.selection.from)
  const columns = columnsOf(all, view)
  const rows = all
    .slice(from, to)
    .map((each, i) => bookingRow(each, { isSelected: from + i === selected, columns }, view))
  const gap = Array<string>(Math.max(0, height - rows.length)).fill('')
  const room = size.rows - height - 1
  const news = newsLines(state, view)
  const above = chosen && news.length === 0 ? waitingLines(chosen, view) : news
  const detail = chosen ? bookingLines(chosen, view, { rows: room - above.length, columns }) : []
  return { lines: [...rows, ...gap, ruleBelow(from, view), ...above, ...detail] }
}
