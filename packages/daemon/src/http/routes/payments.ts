import { paymentResponse } from '@outerpark/core/contract'
import { asId } from '@outerpark/core/kernel'
import type { Queries } from '@outerpark/core/ports'
import { found, namedPage, namedPageQuery, ownedBy, pageOf } from '../lists.ts'
import { type Route, route } from '../route.ts'

/** The routes for reading payments. The pipeline makes them. */
export function paymentRoutes(queries: Queries): Route[] {
  const tag = 'payments'
  return [
    route({
      method: 'get',
      path: '/v1/payments',
      audience: { customer: 'read', staff: ['read', 'sell', 'finance'] },
      tag,
      summary: "Payments, newest first: a customer's own, or all for staff",
      query: namedPageQuery,
      answer: pageOf(paymentResponse),
      async handle({ caller, query }) {
        const request = { ...namedPage('payment', query), ...ownedBy(caller) }
        return { status: 200, json: await queries.payments(request) }
      },
    }),
    route({
      method: 'get',
      path: '/v1/payments/{id}',
      audience: { customer: 'read', staff: ['read', 'sell', 'finance'] },
      tag,
      summary: 'One payment',
      answer: paymentResponse,
      codes: ['payment-not-found'],
      async handle({ caller, params: { id = '' } }) {
        const payment = await queries.payment(asId<'payment'>(id), ownedBy(caller))
        return { status: 200, json: found(payment, 'payment-not-found', id) }
      },
    }),
  ]
}
