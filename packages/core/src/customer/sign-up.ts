import { accept, type CustomerId, type Operation, refuse } from '../kernel/index.ts'
import type { Language } from '../names/index.ts'
import type { CustomerSignedUp } from './events.ts'

export type Customer = {
  readonly id: CustomerId
  readonly name: string
  readonly email: string
  readonly language: Language
  /** whether the customer gets notices by mail too */
  readonly mail: boolean
}

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

export type SignedUp = { readonly customer: Customer; readonly tokenId: string }

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
    const email = command.email.toLowerCase()
    if (customerWithEmail)
      return refuse(
        'email-already-registered',
        `${email} has already signed up.`,
        'Log in with the token of that customer, or sign up with another address.',
      )
    const id = newId('customer')
    const { name, language, mail = true, tokenId, tokenHash } = command
    return accept(
      [{ type: 'CustomerSignedUp', customerId: id, name, email, language, mail }],
      { customer: { id, name, email, language, mail }, tokenId },
      [{ tokenHash, customerId: id }],
    )
  },
}
