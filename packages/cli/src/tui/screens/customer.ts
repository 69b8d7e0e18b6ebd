import { isOver } from '@outerpark/core/kernel'
import { type Action, MOVES } from '../keys/keymap.ts'
import { startMoved } from '../parts/blocks.ts'
import { kept, NO_SELECTION, selectionMoved, stepOf } from '../parts/list.ts'
import type { Next, Scene, Screen } from '../screen.ts'
import { historyRows, storyBlocks } from './booking-view.ts'
import { withSeen } from './cancel-state.ts'
import {
  askOnBehalf,
  type CancelQuestion,
  cancelIn,
  cancelQuestion,
  isWriting,
  staffActions,
  staffMoved,
  staffNames,
  staffTyped,
} from './customer-cancel.ts'
import { equalCommand, equalRequest } from './customer-equal.ts'
import { copied, send } from './customer-send.ts'
import {
  bookingsIn,
  type CustomerGiven,
  type CustomerState,
  chosenIn,
  customerIn,
  type Deed,
  listHeight,
} from './customer-state.ts'
import { drawCustomer, noticeBlocks, noticeRows } from './customer-view.ts'
import { staffOrder } from './refund-choice.ts'

/** One customer, as staff see them: bookings, what happened to them, notices, and what can be done for the customer. */
export const customerScreen: Screen<CustomerState> = {
  needs: ['customer', 'customerPage'],
  asks: (state) => (cancelIn(state)?.asked.wanted ? ['cancellation'] : []),
  about: (state) => ({
    customerId: state.customerId,
    cancelling: cancelIn(state)?.asked.wanted,
  }),
  begin(given) {
    const { id = '', reservationId } = (given ?? {}) as Partial<CustomerGiven> // the list passes it
    return {
      customerId: id,
      selection: { ...NO_SELECTION, id: reservationId },
      pane: 'booking',
    }
  },
  actions(state, scene): readonly Action[] {
    if (state.created) return ['copySecret', 'back']
    const question = cancelQuestion(state, scene)
    if (question) return staffActions(question)
    if (state.deed?.is === 'asked') return ['open', 'back']
    if (state.deed?.is === 'sending') return []
    const customer = customerIn(state, scene)
    if (!customer) return ['back']
    if (state.reading !== undefined) return ['back', ...MOVES]
    const chosen = chosenIn(state, scene)
    const cancel: readonly Action[] = chosen && !isOver(chosen.status) ? ['cancel'] : []
    const confirm: readonly Action[] = customer.confirmed ? [] : ['confirm']
    const open: readonly Action[] = chosen ? ['open'] : []
    return [...cancel, 'token', ...confirm, ...open, 'nextPane', 'back', ...MOVES]
  },
  names(state, scene) {
    const { deed, pane } = state
    const question = cancelQuestion(state, scene)
    if (question) return staffNames(question)
    if (deed?.is !== 'asked')
      return pane === 'booking'
        ? { open: 'history', nextPane: 'notices' }
        : { open: 'allNotices', nextPane: 'bookings' }
    const open = ({ cancel: 'cancelIt', token: 'makeIt', confirm: 'confirm' } as const)[
      deed.what.is
    ]
    return { open, back: deed.what.is === 'cancel' ? 'keep' : 'goBack' }
  },
  act(state, action, scene): Next<CustomerState> {
    if (state.reading !== undefined) return { state: read(state, state.reading, action, scene) }
    const question = cancelQuestion(state, scene)
    if (question) return answered(state, action, question)
    const ids = bookingsIn(scene).map(({ id }) => id)
    const step = stepOf(action, listHeight(scene), ids.length)
    if (step !== undefined) {
      const selection = selectionMoved(ids, state.selection, step, listHeight(scene))
      return { state: { ...state, deed: undefined, selection } }
    }
    const ask = (what: Deed): Next<CustomerState> => ({
      state: { ...state, deed: { is: 'asked', what } },
    })
    switch (action) {
      case 'cancel': {
        const chosen = chosenIn(state, scene)
        return chosen ? ask(askOnBehalf(chosen.id)) : { state }
      }
      case 'token':
        return ask({ is: 'token' })
      case 'confirm':
        return ask({ is: 'confirm' })
      case 'open':
        return state.deed?.is === 'asked'
          ? send(state, state.deed.what)
          : { state: { ...state, deed: undefined, reading: 0 } }
      case 'nextPane':
        return { state: { ...state, pane: state.pane === 'booking' ? 'notices' : 'booking' } }
      case 'copySecret':
        return copied(state)
      case 'back':
        return back(state)
      default:
        return { state }
    }
  },
  isTyping: isWriting,
  type(state, pressed, scene) {
    const question = cancelQuestion(state, scene)
    return { state: question ? asking(state, staffTyped(question, pressed)) : state }
  },
  settle: (state, scene) => ({
    ...withSeenRefund(state, scene),
    selection: kept(
      bookingsIn(scene).map(({ id }) => id),
      state.selection,
    ),
  }),
  afterLeaving: (state) => (state.deed?.is === 'asked' ? { ...state, deed: undefined } : state),
  draw: drawCustomer,
  command: equalCommand,
  request: equalRequest,
}

/** The state after a key while the whole history, or all notices, are read: Escape goes back to the customer. */
function read(state: CustomerState, from: number, action: Action, scene: Scene): CustomerState {
  if (action === 'back') return { ...state, reading: undefined }
  const chosen = state.pane === 'notices' ? undefined : chosenIn(state, scene)
  const plain = { ...scene, paint: (_: unknown, text: string) => text }
  const blocks = chosen ? storyBlocks(chosen, plain, 'staff') : noticeBlocks(scene, plain)
  const rows = chosen ? historyRows(chosen, scene) : noticeRows(scene.size)
  const by = stepOf(action, Math.ceil(rows / 2), blocks.length) ?? 0
  return { ...state, reading: startMoved(blocks, by, { from, rows }) }
}

const asking = (state: CustomerState, what: Deed): CustomerState => ({
  ...state,
  deed: { is: 'asked', what },
})

function withSeenRefund(state: CustomerState, scene: Scene): CustomerState {
  const what = cancelIn(state)
  return what ? asking(state, { ...what, asked: withSeen(what.asked, scene) }) : state
}

/** The state after a key at the question about a cancel. */
function answered(
  state: CustomerState,
  action: Action,
  question: CancelQuestion,
): Next<CustomerState> {
  const { shown, missing, what } = question
  if (action === 'back') return { state: { ...state, deed: undefined } }
  const isReady = shown.is === 'known' && !shown.before && !missing
  return action === 'open' && isReady
    ? send(state, what, staffOrder(what, shown))
    : { state: asking(state, staffMoved(question, action)) }
}

/** Escape forgets a token or a question first, then it goes back to the list. */
function back(state: CustomerState): Next<CustomerState> {
  if (state.created || state.deed)
    return { state: { ...state, created: undefined, deed: undefined } }
  return { state, go: { place: 'customers' } }
}
