import { accept, type CustomerId, type Operation } from '../kernel/index.ts'
import type { Language } from '../names/index.ts'
import { addressTaken, type Customer } from './customer.ts'
import type { CustomerSignedUp } from './events.ts'

export type SignUp = {
  readonly name: string
  readonly email: string
  readonly language: Language
  /** whether the customer wants notices by mail too; yes if left out */
  readonly mail?: boolean | undefined
  /** a public name of the token; the daemon derives the token from it */
  readonly tokenId: string
  /** SHA-256 of the token, in hex */
  readonly tokenHash: string
}

/** Has no name and no address: the answer is kept for a day for a second request with the same Idempotency-Key. */
export type SignedUp = { readonly customerId: CustomerId; readonly tokenId: string }

/**
 * Makes a customer with a first token. Each e-mail address can sign up once; upper and lower case count as the same.
 */
export const signUp: Operation<
  SignUp,
  { customerWithEmail: string },
  { customerWithEmail: Customer | undefined },
  CustomerSignedUp,
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
      [{ type: 'CustomerSignedUp', customerId, language, mail }],
      { customerId, tokenId },
      { grants: [{ tokenHash, customerId }], people: [{ customerId, name, email }] },
    )
  },
}
