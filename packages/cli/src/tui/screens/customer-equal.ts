import type { EqualRequest } from '../app/equal.ts'
import type { Scene } from '../screen.ts'
import { cancelCommand, quotedFor } from './cancel-state.ts'
import { cancelQuestion } from './customer-cancel.ts'
import { type CustomerState, chosenIn } from './customer-state.ts'
import { type StaffCancel, staffOrder } from './refund-choice.ts'

/** What is known of the refund: by the choice at the question, else by the policy. */
const shownOf = (what: StaffCancel, state: CustomerState, scene: Scene) =>
  cancelQuestion(state, scene)?.shown ?? quotedFor(what.asked, scene)

/** The request that cancels the same on behalf. */
const cancelRequest = (what: StaffCancel, state: CustomerState, scene: Scene): EqualRequest => ({
  ...{ method: 'POST', path: `/v1/reservations/${what.reservationId}/cancel` },
  body: staffOrder(what, shownOf(what, state, scene)),
})

/** The command of the CLI that cancels the same on behalf. */
function cancelWords(what: StaffCancel, state: CustomerState, scene: Scene): readonly string[] {
  const { choice, asked } = what
  const shown = shownOf(what, state, scene)
  const reason = choice.reason.text.trim()
  const because = reason === '' ? [] : ['--reason', reason]
  if (choice.way === 'policy') return [...cancelCommand(asked, shown), ...because]
  const amount = shown.is === 'known' ? String(shown.quote.refund.amount) : ''
  const refund = choice.way === 'full' ? 'full' : amount
  return [...cancelCommand(asked, { is: 'none' }), '--refund', refund, ...because]
}

/** The command of the CLI that does or shows the same. */
export function equalCommand(state: CustomerState, scene: Scene): readonly string[] {
  const { customerId, deed } = state
  if (deed?.what.is === 'cancel')
    return [...cancelWords(deed.what, state, scene), '--profile', scene.staffProfile]
  if (deed) return ['customer', deed.what.is, customerId]
  const chosen = chosenIn(state, scene)
  return chosen && state.pane === 'booking' && state.selection.id === chosen.id
    ? ['reservation', 'show', chosen.id, '--profile', scene.staffProfile]
    : ['customer', 'show', customerId]
}

/** The request that does or shows the same. */
export function equalRequest(state: CustomerState, scene: Scene): EqualRequest {
  const { customerId, deed } = state
  switch (deed?.what.is) {
    case 'cancel':
      return cancelRequest(deed.what, state, scene)
    case 'token':
      return { method: 'POST', path: `/v1/customers/${customerId}/tokens`, body: {} }
    case 'confirm':
      return { method: 'POST', path: `/v1/customers/${customerId}/confirm`, body: {} }
    default:
      return { method: 'GET', path: `/v1/mypage?customerId=${customerId}` }
  }
}
