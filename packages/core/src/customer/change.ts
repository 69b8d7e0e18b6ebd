import { accept, type CustomerId, type Operation } from '../kernel/index.ts'
import type { Language } from '../names/index.ts'
import { addressTaken, type Customer, noSuchCustomer } from './customer.ts'
import { CUSTOMER_FIELDS, type CustomerChanged } from './events.ts'

/** A field that is left out stays as it is. */
export type ChangeCustomer = {
  readonly customerId: CustomerId
  readonly name?: string | undefined
  readonly email?: string | undefined
  readonly language?: Language | undefined
  readonly mail?: boolean | undefined
}

/**
 * Changes what a customer said at the sign-up. Language and mail wish count for all notices that are sent from then on. If
 * nothing differs, there is no event.
 */
export const changeCustomer: Operation<
  ChangeCustomer,
  { customer: CustomerId; customerWithEmail?: string },
  {
    customer: Customer | undefined
    customerErasedAt: string | undefined
    customerWithEmail: Customer | undefined
  },
  CustomerChanged,
  { readonly customerId: CustomerId }
> = {
  name: 'change-customer',
  needs: ({ customerId, email }) => ({
    customer: customerId,
    ...(email !== undefined && { customerWithEmail: email.toLowerCase() }),
  }),
  decide({ customerId, ...wanted }, { customer, customerErasedAt, customerWithEmail }) {
    if (!customer) return noSuchCustomer(customerId, customerErasedAt)
    if (customerWithEmail && customerWithEmail.id !== customerId) return addressTaken()
    const after = {
      name: wanted.name ?? customer.name,
      email: wanted.email?.toLowerCase() ?? customer.email,
      language: wanted.language ?? customer.language,
      mail: wanted.mail ?? customer.mail,
    }
    const changed = CUSTOMER_FIELDS.filter((field) => after[field] !== customer[field])
    if (changed.length === 0) return accept([], { customerId })
    const { name, email, language, mail } = after
    const event: CustomerChanged = {
      type: 'CustomerChanged',
      customerId,
      changed,
      ...(changed.includes('language') && { language }),
      ...(changed.includes('mail') && { mail }),
    }
    return accept([event], { customerId }, { people: [{ customerId, name, email }] })
  },
}
