import type { Next } from '../screen.ts'
import { refusalOf } from '../text.ts'
import { askedAgain } from './cancel-state.ts'
import type { CustomerState, Deed } from './customer-state.ts'
import type { staffOrder } from './refund-choice.ts'

type CancelOrder = ReturnType<typeof staffOrder>

/** Puts the new token on the clipboard. The copied text is not shown. */
export function copied(state: CustomerState): Next<CustomerState> {
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
export function send(
  state: CustomerState,
  what: Deed,
  order: CancelOrder = {},
): Next<CustomerState> {
  const sending: CustomerState['deed'] = { is: 'sending', what }
  const ended = (end: Partial<CustomerState>) => (now: CustomerState) =>
    now.deed === sending ? { ...now, deed: undefined, ...end } : now
  return {
    state: { ...state, deed: sending },
    ask: async ({ own, staff = own }) => {
      try {
        if (what.is === 'cancel') await staff.cancel(what.reservationId, order)
        if (what.is === 'confirm') await staff.confirmCustomer(state.customerId)
        if (what.is === 'token') {
          const token = await staff.createCustomerToken(state.customerId, {})
          return ended({ created: { token, isCopied: false } })
        }
        return ended({})
      } catch (error) {
        const why = refusalOf(error)
        const again = what.is === 'cancel' ? askedAgain(what.asked, why) : undefined
        if (what.is === 'cancel' && again)
          return ended({ deed: { is: 'asked', what: { ...what, asked: again } } })
        return ended({ deed: { is: 'refused', what, why } })
      }
    },
  }
}
