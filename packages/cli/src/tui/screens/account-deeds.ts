import type { ChangeCustomerRequest, CustomerResponse } from '@outerpark/core/contract'
import { fieldOf } from '../parts/field.ts'
import type { Next } from '../screen.ts'
import type { Session } from '../session.ts'
import { refusalOf } from '../text.ts'
import { type AccountState, NEW_ACCOUNT } from './account-state.ts'

type Step = Next<AccountState>
type Then = (state: AccountState) => Step

/** Sends something. A refusal leads back to where it was typed or asked for, and says why. */
function sent(state: AccountState, deed: (session: Session) => Promise<Then>): Step {
  const { stage: before } = state
  return {
    state: { ...state, stage: { is: 'sending' }, refusal: undefined },
    async sign(session) {
      try {
        return await deed(session)
      } catch (error) {
        const refusal = refusalOf(error)
        // The question was answered; the field keeps what was typed.
        const stage = before.is === 'typing' ? before : ({ is: 'list' } as const)
        return (now) => ({ state: { ...now, stage, refusal } })
      }
    },
  }
}

const toList = (now: AccountState): AccountState => ({ ...now, stage: { is: 'list' } })

/** Changes what is known. A new address counts only after its code, where the box office confirms addresses. */
export const changed = (state: AccountState, change: ChangeCustomerRequest): Step =>
  sent(state, async (session) => {
    const { pendingEmail, ...customer } = await session.own.changeCustomer('me', change)
    await session.renew(customer)
    if (pendingEmail === undefined)
      return (now) => ({ state: toList(now), note: (words) => words.account.changed })
    return (now) => ({ state: awaiting(now, pendingEmail) })
  })

const awaiting = (state: AccountState, pending: string): AccountState => ({
  ...state,
  pending,
  stage: { is: 'typing', what: 'code', field: fieldOf('') },
})

/** Asks for another code to the new address. */
export const sentAgain = (state: AccountState, email: string): Step => changed(state, { email })

/** Uses the code that came to the new address. */
export const confirmed = (state: AccountState, email: string, code: string): Step =>
  sent(state, async (session) => {
    const { customer } = await session.own.confirmCode(email, code.replace(/[\s-]/g, ''))
    await session.renew(customer)
    return (now) => ({
      state: { ...toList(now), pending: undefined },
      note: (words) => words.account.changed,
    })
  })

export const made = (state: AccountState, name: string): Step =>
  sent(state, async (session) => {
    const token = await session.own.createToken({ name })
    return (now) => ({ state: { ...now, stage: { is: 'made', token } } })
  })

/** @param isOwn whether it is the token of this terminal, which is signed out then */
export const revoked = (state: AccountState, isOwn: boolean): Step =>
  isOwn
    ? signedOut(state)
    : sent(state, async ({ own }) => {
        await own.revokeToken(state.at)
        return (now) => ({ state: toList(now), note: (words) => words.account.revoked })
      })

export const signedOut = (state: AccountState): Step =>
  sent(state, async (session) => {
    await session.signOut()
    return () => ({
      state: NEW_ACCOUNT,
      go: { place: 'season' },
      note: (words) => words.account.signedOut,
    })
  })

export const exported = (state: AccountState, file: string): Step =>
  sent(state, async (session) => {
    const path = await session.save(file, await session.own.exportCustomer('me'))
    return (now) => ({ state: toList(now), note: (words) => words.account.exported(path) })
  })

/** Erases the customer. Bookings that are still open have to be cancelled before; the refusal names them. */
export const erased = (state: AccountState, customer: CustomerResponse): Step =>
  sent(state, async (session) => {
    await session.own.eraseCustomer('me')
    await session.forget(customer)
    return () => ({
      state: NEW_ACCOUNT,
      go: { place: 'season' },
      note: (words) => words.account.erased,
    })
  })
