import { GatewayRejected, GatewayUnavailable } from '@outerpark/core/ports'
import { expect, test } from 'vitest'
import { amount, atOnce, type Calls, TOTAL } from './calls.ts'

/** Tests that a key is charged at most once, and that its first outcome never changes. */
export function describeApprovals(calls: Calls): void {
  const { subject, signal, newRequest, approve, lookUp, book } = calls

  test('a second approval with the same key gives the first one again, and charges once', async () => {
    const request = newRequest()
    const first = await approve(request)
    expect(first).toEqual({ outcome: 'approved', chargeId: expect.any(String), refunded: 0 })
    expect(await approve(request)).toEqual(first)
    expect(await book(request)).toEqual({ charged: TOTAL, refunded: 0 })
  })

  test('ten approvals at once with the same key charge once, and all give the same charge', async () => {
    const request = newRequest()
    const answers = await atOnce(10, () => approve(request))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ outcome: 'approved' })
    expect(await book(request)).toEqual({ charged: TOTAL, refunded: 0 })
  })

  test('a charge can be looked up by its key', async () => {
    const request = newRequest()
    expect(await lookUp(request)).toEqual({ outcome: 'unheard-of' })
    const chargeId = await calls.charge(request)
    const charge = { chargeId, amount, refunded: 0, refunds: [] }
    expect(await lookUp(request)).toEqual({ outcome: 'charged', ...charge })
  })

  test('a declined key stays declined, also after a void', async () => {
    const request = newRequest(subject().declines)
    const first = await approve(request)
    expect(first).toEqual({ outcome: 'declined', reason: expect.any(String) })
    expect(await approve(request)).toEqual(first)
    expect(await lookUp(request)).toEqual(first)
    expect(await calls.voidKey(request)).toEqual({ outcome: 'voided' })
    expect((await approve(request)).outcome).not.toBe('approved')
    expect(await book(request)).toEqual({ charged: 0, refunded: 0 })
  })

  test('the same key for another amount is rejected for good, and changes nothing', async () => {
    const request = newRequest()
    await approve(request)
    const other = { amount: TOTAL + 1, currency: 'KRW' }
    const { gateway } = subject()
    await expect(approve({ ...request, amount: other })).rejects.toBeInstanceOf(GatewayRejected)
    await expect(gateway.void({ key: request.key, amount: other }, signal)).rejects.toBeInstanceOf(
      GatewayRejected,
    )
    expect(await book(request)).toEqual({ charged: TOTAL, refunded: 0 })
  })

  test('an aborted call has an unknown outcome, and a repetition ends with one charge', async () => {
    const request = newRequest()
    const brokenOff = subject().gateway.approve(request, AbortSignal.timeout(1))
    // The call may also end before the abort, within the millisecond.
    await brokenOff.catch((error: unknown) => expect(error).toBeInstanceOf(GatewayUnavailable))
    expect(await approve(request)).toMatchObject({ outcome: 'approved' })
    expect(await book(request)).toEqual({ charged: TOTAL, refunded: 0 })
  })

  test('a call whose signal is aborted before it begins rejects as unavailable', async () => {
    const request = newRequest()
    await expect(subject().gateway.approve(request, AbortSignal.abort())).rejects.toBeInstanceOf(
      GatewayUnavailable,
    )
    expect(await lookUp(request)).toEqual({ outcome: 'unheard-of' })
  })
}
