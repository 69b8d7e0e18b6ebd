import { describe, expect, test } from 'vitest'
import { startFakeStripe } from '../payment/stripe/testing/fake-server.ts'
import { counterAt, PAID } from '../testing/counter.ts'
import { until } from '../testing/settled.ts'
import { openWholeOffice } from '../testing/whole-office.ts'

describe('a gateway that does not take our key any more', () => {
  test('makes no dead letters: payments follow once the key is right, and each is charged once', async () => {
    const stripe = await startFakeStripe()
    const office = await openWholeOffice({
      OUTERPARK_GATEWAY: 'stripe',
      OUTERPARK_STRIPE_KEY: stripe.where.apiKey,
      OUTERPARK_STRIPE_URL: stripe.url,
      OUTERPARK_BREAKER_MINIMUM_CALLS: '3',
      OUTERPARK_BREAKER_OPEN_MS: '200',
    })
    const counter = await counterAt(office.url, office.admin, { paymentMethod: 'pm_card_visa' })
    stripe.rollKey('sk_test_the_next_one')
    const booked = await Promise.all(Array.from({ length: 6 }, counter.book))
    await until('an open breaker', async () => (await counter.breaker()) !== 'closed')
    expect(await counter.deadLetters()).toEqual([])
    stripe.rollKey()
    for (const each of booked) await counter.becomes(each, PAID)
    await counter.settled()
    expect(stripe.intents().map(({ amount_received }) => amount_received)).toEqual(
      Array(6).fill(counter.price),
    )
    await office.close()
    await stripe.close()
  })
})
