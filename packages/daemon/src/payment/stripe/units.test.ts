import { decimalsOf, type Money } from '@outerpark/core/kernel'
import type { ApprovalRequest, PaymentGateway, RefundRequest } from '@outerpark/core/ports'
import { describe, expect, test } from 'vitest'
import { atStripe, inUnitsOfIso } from './units.ts'

const { signal } = new AbortController()
const money = (amount: number, currency: string): Money => ({ amount, currency })

describe('C6: Stripe charges', () => {
  test.each([
    ['₩190,000', money(190_000, 'KRW'), 190_000],
    ['19,900 Ft', money(1_990_000, 'HUF'), 1_990_000],
    ['NT$1,200', money(120_000, 'TWD'), 120_000],
    ['$19.99', money(1999, 'USD'), 1999],
    ['4,900 kr of Iceland', money(4_900, 'ISK'), 490_000],
    ['USh 50,000', money(50_000, 'UGX'), 5_000_000],
    ['Ar 45,000', money(4_500_000, 'MGA'), 45_000],
    ['1.990 KD', money(1_990, 'KWD'), 1_990],
  ])('%s', (_, ours, counted) => {
    expect(atStripe(ours)).toEqual({ amount: counted, currency: ours.currency })
  })

  // The list "Zero-decimal currencies" of https://docs.stripe.com/currencies, without UGX: see units.ts.
  test.each('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '))(
    'whole units of %s, which has no decimals there',
    (currency) => {
      const whole = 10 ** decimalsOf(currency)
      expect(atStripe(money(5 * whole, currency))).toEqual(money(5, currency))
    },
  )

  // "Special cases" of the same page: an amount of 500 is 5 of these.
  test.each(['ISK', 'UGX', 'HUF', 'TWD'])('5 %s as 500', (currency) => {
    const whole = 10 ** decimalsOf(currency)
    expect(atStripe(money(5 * whole, currency))).toEqual(money(500, currency))
  })

  // "Three-decimal currencies": 5.124 has to be 5.120 or 5.130.
  test.each(['BHD', 'JOD', 'KWD', 'OMR', 'TND'])('5.120 %s, and not 5.124', (currency) => {
    expect(atStripe(money(5_120, currency))).toEqual(money(5_120, currency))
    expect(() => atStripe(money(5_124, currency))).toThrow(/Stripe cannot charge/)
  })

  test.each([
    ['a part of an ariary', money(4_500_050, 'MGA')],
    ['a fils', money(1_995, 'KWD')],
  ])('not %s', (_, ours) => {
    expect(() => atStripe(ours)).toThrow(/Stripe cannot charge/)
  })
})

describe('C6: what Stripe answers', () => {
  const asked: (ApprovalRequest | RefundRequest)[] = []
  const charge = { chargeId: 'pi_1', amount: money(490_000, 'ISK'), refunded: 490_000 }
  const refunds = [{ refundId: 're_1', refundKey: 'k', amount: 490_000, reason: null }]
  const stripe: PaymentGateway = {
    async approve(request) {
      asked.push(request)
      return { outcome: 'approved', chargeId: 'pi_1', refunded: 0 }
    },
    void: async () => ({ outcome: 'charged', ...charge }),
    async refund(request) {
      asked.push(request)
      return { refundId: 're_1', refunded: 490_000 }
    },
    lookUp: async () => ({ outcome: 'charged', ...charge, refunds }),
  }
  const gateway = inUnitsOfIso(stripe)
  const amount = money(4_900, 'ISK')

  test('comes back in our units, in each call', async () => {
    await gateway.approve({ key: 'k', amount, method: 'pm' }, signal)
    expect(await gateway.void({ key: 'k', amount }, signal)).toMatchObject({
      amount,
      refunded: 4_900,
    })
    const request = { key: 'k', chargeId: 'pi_1', amount, refundKey: 'r' }
    expect(await gateway.refund(request, signal)).toMatchObject({ refunded: 4_900 })
    expect(await gateway.lookUp('k', signal)).toMatchObject({
      amount,
      refunded: 4_900,
      refunds: [{ amount: 4_900 }],
    })
    expect(asked).toMatchObject([{ amount: charge.amount }, { amount: charge.amount }])
  })

  test('is not believed if it is no whole number of our units', async () => {
    const odd = inUnitsOfIso({
      ...stripe,
      void: async () => ({ outcome: 'charged', ...charge, refunded: 490_050 }),
    })
    await expect(odd.void({ key: 'k', amount }, signal)).rejects.toThrow(/no whole number/)
  })
})
