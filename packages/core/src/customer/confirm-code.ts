import {
  accept,
  type CodeRow,
  type CustomerId,
  type Decision,
  firstToken,
  type NewId,
  type NewToken,
  type Operation,
  refuse,
  type TokenCreated,
  type TokenId,
} from '../kernel/index.ts'
import { changeOf, isUsable } from './codes.ts'
import { addressTaken, type Customer } from './customer.ts'
import type { CustomerEvent } from './events.ts'

export type ConfirmCode = NewToken & {
  readonly email: string
  /** compares what was typed with the code that follows from a nonce, in constant time */
  readonly matches: (nonce: string) => boolean
  /** who asks, if a customer does */
  readonly caller: CustomerId | undefined
}

export type CodeConfirmed =
  /** counted in the same commit, so it is not a refusal, which changes nothing */
  | { readonly kind: 'wrong' }
  | { readonly kind: 'signed-in'; readonly customerId: CustomerId; readonly tokenId: TokenId }
  | { readonly kind: 'changed'; readonly customerId: CustomerId }

type Facts = {
  readonly code: CodeRow | undefined
  readonly customerWithEmail: Customer | undefined
  readonly customer: Customer | undefined
}

/**
 * Uses a code that came by mail. Who has it owns the address: that signs in, finishes a sign-up, or confirms the new
 * address of the customer who asks. A code works once.
 */
export const confirmCode: Operation<
  ConfirmCode,
  { code: string; customerWithEmail: string; customer?: CustomerId },
  Facts,
  CustomerEvent | TokenCreated,
  CodeConfirmed
> = {
  name: 'confirm-code',
  needs: ({ email, caller }) => ({
    code: email.toLowerCase(),
    customerWithEmail: email.toLowerCase(),
    ...(caller !== undefined && { customer: caller }),
  }),
  decide(command, facts, { now, newId }) {
    const { code, customerWithEmail } = facts
    if (!isUsable(code, now)) return codeNotValid()
    const { email, tries } = code
    const owner = changeOf(code)
    if (!command.matches(code.nonce))
      return accept(
        [],
        { kind: 'wrong' },
        { codes: [{ email, row: { ...code, tries: tries + 1 } }] },
      )
    if (owner !== undefined) return changed(command, code, facts)
    return customerWithEmail ? signedIn(command, customerWithEmail) : signedUp(command, code, newId)
  },
}

/** The same refusal in every case, so that nobody learns whether an address has asked for a code. */
export const codeNotValid = () => refuse('code-not-valid', {})

/** The name of a token that was made for a code. */
const CODE_TOKEN = 'code by mail'

type Decided = Decision<CustomerEvent | TokenCreated, CodeConfirmed>

function signedIn(
  { tokenId, tokenHash }: ConfirmCode,
  { id: customerId, email, confirmed }: Customer,
): Decided {
  const events: readonly CustomerEvent[] = confirmed
    ? []
    : [{ type: 'AddressConfirmed', customerId, by: 'code' }]
  return accept(
    [...events, firstToken(customerId, tokenId)],
    { kind: 'signed-in', customerId, tokenId },
    { grants: [{ tokenId, tokenHash, name: CODE_TOKEN }], codes: [{ email, row: null }] },
  )
}

function signedUp(command: ConfirmCode, { email, wish }: CodeRow, newId: NewId): Decided {
  // Who signed in with an unknown address got no mail.
  if (wish.kind !== 'sign-up') return codeNotValid()
  const { name, language, mail } = wish
  const { tokenId, tokenHash } = command
  const customerId = newId('customer')
  return accept(
    [
      { type: 'CustomerSignedUp', customerId, language, mail, confirmed: true },
      firstToken(customerId, tokenId),
    ],
    { kind: 'signed-in', customerId, tokenId },
    {
      grants: [{ tokenId, tokenHash, name: CODE_TOKEN }],
      people: [{ customerId, name, email }],
      codes: [{ email, row: null }],
    },
  )
}

function changed({ caller }: ConfirmCode, code: CodeRow, facts: Facts): Decided {
  const { customer, customerWithEmail } = facts
  const { email } = code
  // Another customer's wish: the code is right, and still nothing may come of it.
  if (!customer || caller !== changeOf(code)) return codeNotValid()
  if (customerWithEmail && customerWithEmail.id !== customer.id) return addressTaken()
  const { id: customerId, name } = customer
  return accept(
    [{ type: 'CustomerChanged', customerId, changed: ['email'], confirmed: true }],
    { kind: 'changed', customerId },
    { people: [{ customerId, name, email }], codes: [{ email, row: null }] },
  )
}
