import {
  accept,
  type CustomerId,
  FIRST_TOKEN,
  firstToken,
  type NewToken,
  type Operation,
  type TokenCreated,
  type TokenId,
} from '../kernel/index.ts'
import type { Language } from '../names/index.ts'
import { addressTaken, type Customer } from './customer.ts'
import type { CustomerSignedUp } from './events.ts'

export type SignUp = NewToken & {
  readonly name: string
  readonly email: string
  readonly language: Language
  /** whether the customer wants notices by mail too; yes if left out */
  readonly mail?: boolean | undefined
}

/** Has no name and no address: the answer is kept for a day for a second request with the same Idempotency-Key. */
export type SignedUp = { readonly customerId: CustomerId; readonly tokenId: TokenId }

/**
 * Makes a customer with a first token. Each e-mail address can sign up once; upper and lower case count as the same.
 */
export const signUp: Operation<
  SignUp,
  { customerWithEmail: string },
  { customerWithEmail: Customer | undefined },
  CustomerSignedUp | TokenCreated,
  SignedUp
> = {
  name: 'sign-up',
  needs: (command) => ({ customerWithEmail: command.email.toLowerCase() }),
  decide(command, { customerWithEmail }, { newId }) {
    if (customerWithEmail) return addressTaken()
    const customerId = newId('customer')
    const { name, language, mail = true, tokenId, tokenHash } = command
    const email = command.email.toLowerCase()
    return accept(
      [{ type: 'CustomerSignedUp', customerId, language, mail }, firstToken(customerId, tokenId)],
      { customerId, tokenId },
      {
        grants: [{ tokenId, tokenHash, name: FIRST_TOKEN }],
        people: [{ customerId, name, email }],
      },
    )
  },
}
