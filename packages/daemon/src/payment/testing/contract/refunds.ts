import { GatewayUnavailable } from '@outerpark/core/ports'
import { expect, test } from 'vitest'
import { amount, atOnce, type Calls, TOTAL } from './calls.ts'

const PART = 90_000
const REST = TOTAL - PART
/** Matches a rejection that no repetition can change. */
const forGood = { permanent: true }

/** Tests that each part of a charge is refunded once, and that the refunds never exceed the charge. */
export function describeRefunds(calls: Calls): void {
  describeParts(calls)
  describeLimits(calls)

  test('a refund that was aborted can be repeated, and is made once', async () => {
    const { subject, newRequest, charge, refund, book } = calls
    const request = newRequest()
    const { key } = request
    const chargeId = await charge(request)
    const asked = { key, chargeId, amount, refundKey: `${key}:${TOTAL}`, reason: 'tested' }
    const brokenOff = subject().gateway.refund(asked, AbortSignal.timeout(1))
    await brokenOff.catch((error: unknown) => expect(error).toBeInstanceOf(GatewayUnavailable))
    expect(await refund(request, chargeId, TOTAL)).toMatchObject({ refunded: TOTAL })
    expect(await book(request)).toEqual({ charged: TOTAL, refunded: TOTAL })
  })
}

function describeParts({
  newRequest,
  charge,
  approve,
  voidKey,
  refund,
  lookUp,
  book,
}: Calls): void {
  test('a refund of the whole charge is made once, however often it is asked with its key', async () => {
    const request = newRequest()
    const chargeId = await charge(request)
    const first = await refund(request, chargeId, TOTAL)
    expect(first).toEqual({ refundId: expect.any(String), refunded: TOTAL })
    const again = await atOnce(5, () => refund(request, chargeId, TOTAL))
    expect(again).toEqual(Array(5).fill(first))
    expect(await book(request)).toEqual({ charged: TOTAL, refunded: TOTAL })
  })

  test('five requests at once with one refund key make one refund', async () => {
    const request = newRequest()
    const chargeId = await charge(request)
    const answers = await atOnce(5, () => refund(request, chargeId, PART))
    expect(new Set(answers.map(({ refundId }) => refundId)).size).toBe(1)
    expect(answers.map(({ refunded }) => refunded)).toEqual(Array(5).fill(PART))
    expect(await book(request)).toEqual({ charged: TOTAL, refunded: PART })
  })

  test('a charge can be refunded in parts, and all parts can be looked up', async () => {
    const request = newRequest()
    const chargeId = await charge(request)
    const first = await refund(request, chargeId, PART)
    expect(first).toMatchObject({ refunded: PART })
    const second = await refund(request, chargeId, REST)
    expect(second).toMatchObject({ refunded: TOTAL })
    expect(second.refundId).not.toBe(first.refundId)
    expect(await lookUp(request)).toEqual({
      outcome: 'charged',
      chargeId,
      amount,
      refunded: TOTAL,
      refunds: [
        {
          refundId: first.refundId,
          refundKey: `${request.key}:${PART}`,
          amount: PART,
          reason: 'tested',
        },
        {
          refundId: second.refundId,
          refundKey: `${request.key}:${REST}`,
          amount: REST,
          reason: 'tested',
        },
      ],
    })
    expect(await book(request)).toEqual({ charged: TOTAL, refunded: TOTAL })
  })

  test('an approval and a void of a refunded charge give its id and the refunded amount', async () => {
    const request = newRequest()
    const chargeId = await charge(request)
    for (const refunded of [PART, TOTAL]) {
      await refund(request, chargeId, refunded - (refunded === TOTAL ? PART : 0))
      expect(await approve(request)).toEqual({ outcome: 'approved', chargeId, refunded })
      expect(await voidKey(request)).toEqual({ outcome: 'charged', chargeId, amount, refunded })
    }
    expect(await book(request)).toEqual({ charged: TOTAL, refunded: TOTAL })
  })
}

function describeLimits({ subject, newRequest, charge, voidKey, refund, book }: Calls): void {
  test('the same refund key for another amount is rejected for good', async () => {
    const request = newRequest()
    const chargeId = await charge(request)
    await refund(request, chargeId, PART, `${request.key}:one`)
    const other = refund(request, chargeId, PART + 1, `${request.key}:one`)
    await expect(other).rejects.toMatchObject(forGood)
    expect(await book(request)).toEqual({ charged: TOTAL, refunded: PART })
  })

  test('refunds together never exceed the charge, one after another or at once', async () => {
    const request = newRequest()
    const chargeId = await charge(request)
    const tooMuch = refund(request, chargeId, TOTAL + 1)
    await expect(tooMuch).rejects.toMatchObject(forGood)
    const half = TOTAL / 2
    const outcomes = await Promise.allSettled(
      ['a', 'b', 'c', 'd'].map((name) => refund(request, chargeId, half, `${request.key}:${name}`)),
    )
    const given = outcomes.filter(({ status }) => status === 'fulfilled')
    expect(given).toHaveLength(2)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(forGood)
    await expect(refund(request, chargeId, 1)).rejects.toMatchObject(forGood)
    expect(await book(request)).toEqual({ charged: TOTAL, refunded: TOTAL })
  })

  test('a refund of a key that was never charged is rejected for good', async () => {
    const [unknown, voided, declined] = [newRequest(), newRequest(), newRequest(subject().declines)]
    await voidKey(voided)
    await subject().gateway.approve(declined, new AbortController().signal)
    for (const request of [unknown, voided, declined]) {
      await expect(refund(request, 'ch_unknown', PART)).rejects.toMatchObject(forGood)
      expect(await book(request)).toEqual({ charged: 0, refunded: 0 })
    }
  })

  test('a refund of another charge than the key has, or in another currency, is rejected for good', async () => {
    const [mine, other] = [newRequest(), newRequest()]
    const [own, foreign] = [await charge(mine), await charge(other)]
    await expect(refund(mine, foreign, PART)).rejects.toMatchObject(forGood)
    await expect(refund(mine, own, PART, `${mine.key}:usd`, 'USD')).rejects.toMatchObject(forGood)
    for (const request of [mine, other])
      expect(await book(request)).toEqual({ charged: TOTAL, refunded: 0 })
  })
}
