import { isOver } from '@outerpark/core/kernel'
import { type Action, MOVES } from '../keys/keymap.ts'
import { startMoved } from '../parts/blocks.ts'
import { kept, NO_SELECTION, selectionMoved, stepOf } from '../parts/list.ts'
import type { Next, Scene, Screen } from '../screen.ts'
import { refusalOf } from '../text.ts'
import { historyRows, storyBlocks } from './booking-view.ts'
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

/** One customer, as staff see them: bookings, what happened to them, notices, and what can be done for the customer. */
export const customerScreen: Screen<CustomerState> = {
  needs: ['customer', 'customerPage'],
  about: ({ customerId }) => ({ customerId }),
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
  names({ deed, pane }) {
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
        return chosen ? ask({ is: 'cancel', reservationId: chosen.id }) : { state }
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
  settle: (state, scene) => ({
    ...state,
    selection: kept(
      bookingsIn(scene).map(({ id }) => id),
      state.selection,
    ),
  }),
  afterLeaving: (state) => (state.deed?.is === 'asked' ? { ...state, deed: undefined } : state),
  draw: drawCustomer,
  command(state, scene) {
    const { customerId, deed } = state
    if (deed?.what.is === 'cancel')
      return ['cancel', deed.what.reservationId, '--yes', '--profile', scene.staffProfile]
    if (deed) return ['customer', deed.what.is, customerId]
    const chosen = chosenIn(state, scene)
    return chosen && state.pane === 'booking' && state.selection.id === chosen.id
      ? ['reservation', 'show', chosen.id, '--profile', scene.staffProfile]
      : ['customer', 'show', customerId]
  },
  request({ customerId, deed }) {
    switch (deed?.what.is) {
      case 'cancel':
        return {
          method: 'POST',
          path: `/v1/reservations/${deed.what.reservationId}/cancel`,
          body: {},
        }
      case 'token':
        return { method: 'POST', path: `/v1/customers/${customerId}/tokens`, body: {} }
      case 'confirm':
        return { method: 'POST', path: `/v1/customers/${customerId}/confirm`, body: {} }
      default:
        return { method: 'GET', path: `/v1/mypage?customerId=${customerId}` }
    }
  },
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

/** Escape forgets a token or a question first, then it goes back to the list. */
function back(state: CustomerState): Next<CustomerState> {
  if (state.created || state.deed)
    return { state: { ...state, created: undefined, deed: undefined } }
  return { state, go: { place: 'customers' } }
}

/** Puts the new token on the clipboard. The copied text is not shown. */
function copied(state: CustomerState): Next<CustomerState> {
  const { created } = state
  if (!created) return { state }
  return {
    state,
    ask: async (_, desk) => {
      desk.clip(created.token.token)
      return (now) =>
        now.created === created ? { ...now, created: { ...created, isCopied: true } } : now
    },
  }
}

/** Sends what was asked for. The answer does not change the screen of another customer, or another question. */
function send(state: CustomerState, what: Deed): Next<CustomerState> {
  const sending: CustomerState['deed'] = { is: 'sending', what }
  const ended = (end: Partial<CustomerState>) => (now: CustomerState) =>
    now.deed === sending ? { ...now, deed: undefined, ...end } : now
  return {
    state: { ...state, deed: sending },
    ask: async ({ own, staff = own }) => {
      try {
        if (what.is === 'cancel') await staff.cancel(what.reservationId)
        if (what.is === 'confirm') await staff.confirmCustomer(state.customerId)
        if (what.is === 'token') {
          const token = await staff.createCustomerToken(state.customerId, {})
          return ended({ created: { token, isCopied: false } })
        }
        return ended({})
      } catch (error) {
        return ended({ deed: { is: 'refused', what, why: refusalOf(error) } })
      }
    },
  }
}
