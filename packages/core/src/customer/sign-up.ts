import { accept, type CustomerId, type Operation, refuse } from '../kernel/index.ts'
import type { Language } from '../names/index.ts'
import type { CustomerSignedUp } from './events.ts'

export type Customer = {
  readonly id: CustomerId
  readonly name: string
  readonly email: string
  readonly language: Language
  /** whether notices come by mail as well */
  readonly mail: boolean
}

export type SignUp = {
  readonly name: string
  readonly email: string
  readonly language: Language
  /** whether notices are to come by mail as well; yes if left out */
  readonly mail?: boolean | undefined
  /** names the token without giving it away; the daemon derives the token from it */
  readonly tokenId: string
  /** SHA-256 of the token, hex */
  readonly tokenHash: string
}

export type SignedUp = { readonly customer: Customer; readonly tokenId: string }

/** Makes a customer with a first token. An address signs up once; case does not tell two apart. */
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
