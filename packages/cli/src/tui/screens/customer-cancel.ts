import type { Action } from '../keys/keymap.ts'
import type { Pressed } from '../keys/pressed.ts'
import { edited } from '../parts/field.ts'
import type { ActionNames, Scene } from '../screen.ts'
import { isDivisible, isNone, seatRows } from './cancel-rows.ts'
import { askToCancel, cancelMoved, quotedFor, seenAnew, stepsIn } from './cancel-state.ts'
import { type Booking, bookingsIn, type CustomerState } from './customer-state.ts'
import {
  decided,
  isPaid,
  missingIn,
  NEW_CHOICE,
  rowMoved,
  type StaffCancel,
  turnedWay,
} from './refund-choice.ts'
import { scrollKeys } from './refund-steps.ts'

/** The question about a booking of the customer. */
export const askOnBehalf = (reservationId: string): StaffCancel => ({
  ...{ is: 'cancel', reservationId, asked: askToCancel(reservationId, true), choice: NEW_CHOICE },
})

/** The cancel that is asked about. */
export const cancelIn = ({ deed }: CustomerState): StaffCancel | undefined =>
  deed?.is === 'asked' && deed.what.is === 'cancel' ? deed.what : undefined

export type CancelQuestion = ReturnType<typeof known> & { readonly scene: Scene }

function known(what: StaffCancel, booking: Booking, scene: Scene) {
  const quoted = quotedFor(what.asked, scene)
  const shown = isPaid(booking) ? decided(what, booking, quoted) : quoted
  return { what, booking, shown, missing: missingIn(what, booking, { shown }) }
}

/** The same with its booking, and what is known of its refund. */
export function cancelQuestion(state: CustomerState, scene: Scene): CancelQuestion | undefined {
  const what = cancelIn(state)
  const booking = what && bookingsIn(scene).find(({ id }) => id === what.reservationId)
  return booking && { ...known(what, booking, scene), scene }
}

/** Whether keys go to a field of the question. */
export function isWriting(state: CustomerState): boolean {
  const row = cancelIn(state)?.choice.row
  return row === 'amount' || row === 'reason'
}

/** Whether Enter does something: it cancels, or goes to what has to be written first. */
const canOpen = ({ shown, missing, what, booking }: CancelQuestion): boolean =>
  !isNone(seatRows(booking, what.asked.stays)) && (shown.is === 'known' || missing !== undefined)

export function staffActions(question: CancelQuestion): readonly Action[] {
  const { what, booking, scene } = question
  const scroll = scrollKeys(stepsIn(scene))
  const open: readonly Action[] = canOpen(question) ? ['open'] : []
  if (!isPaid(booking)) return [...open, 'back']
  switch (what.choice.row) {
    case 'seats': {
      const isPlaced = seatRows(booking, what.asked.stays)[what.asked.at]?.place !== undefined
      const one = isPlaced ? (['toggle'] as const) : (['less', 'more', 'left', 'right'] as const)
      return [...open, 'back', ...one, 'up', 'down', ...scroll]
    }
    case 'refund':
      return [...open, 'back', 'left', 'right', 'up', 'down', ...scroll]
    default:
      return [...open, 'back', 'nextPane', 'previousPane']
  }
}

export function staffNames({ what, missing, shown }: CancelQuestion): ActionNames {
  const isNews = shown.is === 'known' && shown.before !== undefined
  const isRefund = what.choice.row === 'refund'
  return {
    ...{ open: missing || isNews ? 'goOn' : 'cancelIt', back: 'keep', toggle: 'choose' },
    ...(isRefund && { left: 'otherRefund', right: 'otherRefund' }),
  } as const
}

/** The question after a key that neither cancels nor leaves it. */
export function staffMoved({ what, booking, missing, scene }: CancelQuestion, action: Action) {
  const { choice, asked } = what
  switch (action) {
    case 'open':
      return missing
        ? { ...what, choice: { ...choice, row: missing } }
        : { ...what, asked: seenAnew(asked, scene) }
    case 'up':
    case 'previousPane':
      return rowMoved(what, booking, -1)
    case 'down':
    case 'nextPane':
      return rowMoved(what, booking, 1)
    case 'left':
    case 'right':
      if (choice.row === 'refund')
        return { ...what, choice: turnedWay(choice, action === 'right' ? 1 : -1) }
  }
  const isScroll = action === 'pageDown' || action === 'pageUp'
  return isDivisible(booking) || isScroll
    ? { ...what, asked: cancelMoved(asked, action, booking, scene) }
    : what
}

/** The question after a key that goes to one of its fields. */
export function staffTyped(question: CancelQuestion, pressed: Pressed): StaffCancel {
  const { what, booking } = question
  const { choice } = what
  if (pressed.name === 'up' || pressed.name === 'down')
    return rowMoved(what, booking, pressed.name === 'up' ? -1 : 1)
  if (choice.row !== 'amount' && choice.row !== 'reason') return what
  const field = edited(choice[choice.row], pressed)
  return field ? { ...what, choice: { ...choice, [choice.row]: field } } : what
}
