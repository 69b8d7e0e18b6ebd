import { accept, type CustomerId, type Operation } from '../kernel/index.ts'
import { type Customer, noSuchCustomer } from './customer.ts'
import type { AddressConfirmed } from './events.ts'

export type ConfirmCustomer = { readonly customerId: CustomerId }

/** The admin knows that the address is the customer's own. If it is confirmed already, there is no event. */
export const confirmCustomer: Operation<
  ConfirmCustomer,
  { customer: CustomerId },
  { customer: Customer | undefined; customerErasedAt: string | undefined },
  AddressConfirmed,
  { readonly customerId: CustomerId }
> = {
  name: 'confirm-customer',
  needs: ({ customerId }) => ({ customer: customerId }),
  decide({ customerId }, { customer, customerErasedAt }) {
    if (!customer) return noSuchCustomer(customerId, customerErasedAt)
    const event = { type: 'AddressConfirmed', customerId, by: 'admin' } as const
    return accept(customer.confirmed ? [] : [event], { customerId })
  },
}
