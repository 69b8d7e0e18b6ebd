import { setTimeout as sleep } from 'node:timers/promises'
import {
  type ApprovalRequest,
  GatewayRejected,
  GatewayUnavailable,
  type PaymentGateway,
} from '@outerpark/core/ports'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

export type GatewayUnderTest = {
  readonly gateway: PaymentGateway
  /** a method that the card company charges, and one that it declines */
  readonly approves: string
  readonly declines: string
  /** All that was ever taken and given back under the key, by the card company's own book and not by the port. */
  readonly book: (key: string) => Promise<{ charged: number; refunded: number }>
  readonly close: () => Promise<void>
}

const TOTAL = 190_000
const amount = { amount: TOTAL, currency: 'KRW' }
const signal = new AbortController().signal

/** What `times` calls at once answer. */
const atOnce = <T>(times: number, call: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: times }, call))

/**
 * What the box office relies on, whoever the card company is. Every {@link PaymentGateway} passes it.
 *
 * @param makeGateway called once, before the first test; every test uses keys of its own
 */
export function describeGateway(name: string, makeGateway: () => Promise<GatewayUnderTest>): void {
  describe(`${name} keeps the promises of a payment gateway`, () => {
    let subject: GatewayUnderTest
    beforeAll(async () => {
      subject = await makeGateway()
    })
    afterAll(() => subject?.close())

    let keys = 0
    const run = Date.now().toString(36)
    const newRequest = (method = subject.approves): ApprovalRequest => ({
      key: `PY-${run}-${keys++}`,
      amount,
      method,
    })
    const approve = (request: ApprovalRequest) => subject.gateway.approve(request, signal)
    const cancel = ({ key }: ApprovalRequest) => subject.gateway.cancel({ key, amount }, signal)
    const lookUp = ({ key }: ApprovalRequest) => subject.gateway.lookUp(key, signal)
    const book = ({ key }: ApprovalRequest) => subject.book(key)

    test('asked again with the same key, it tells the first approval again and charges once', async () => {
      const request = newRequest()
      const first = await approve(request)
      expect(first).toEqual({ outcome: 'approved', chargeId: expect.any(String) })
      expect(await approve(request)).toEqual(first)
      expect(await lookUp(request)).toEqual(first)
      expect(await book(request)).toEqual({ charged: TOTAL, refunded: 0 })
    })

    test('asked ten times at once with the same key, it charges once and always tells the same charge', async () => {
      const request = newRequest()
      const answers = await atOnce(10, () => approve(request))
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
      expect(answers[0]).toMatchObject({ outcome: 'approved' })
      expect(await book(request)).toEqual({ charged: TOTAL, refunded: 0 })
    })

    test('a declined key stays declined, also after a cancel', async () => {
      const request = newRequest(subject.declines)
      const first = await approve(request)
      expect(first).toEqual({ outcome: 'declined', reason: expect.any(String) })
      expect(await approve(request)).toEqual(first)
      expect(await lookUp(request)).toEqual(first)
      expect(await cancel(request)).toEqual({ refunded: 0 })
      expect((await approve(request)).outcome).not.toBe('approved')
      expect(await book(request)).toEqual({ charged: 0, refunded: 0 })
    })

    test('a cancel gives the whole charge back, once, however often it is asked', async () => {
      const request = newRequest()
      await approve(request)
      expect(await cancel(request)).toEqual({ refunded: TOTAL })
      expect(await atOnce(5, () => cancel(request))).toEqual(Array(5).fill({ refunded: TOTAL }))
      expect(await book(request)).toEqual({ charged: TOTAL, refunded: TOTAL })
    })

    test('a key that was charged and cancelled is not charged again', async () => {
      const request = newRequest()
      await approve(request)
      await cancel(request)
      expect(await approve(request)).toEqual({ outcome: 'cancelled' })
      expect(await lookUp(request)).toEqual({ outcome: 'cancelled' })
      expect(await book(request)).toEqual({ charged: TOTAL, refunded: TOTAL })
    })

    test('a key that was cancelled before it was heard of is never charged', async () => {
      const request = newRequest()
      expect(await lookUp(request)).toEqual({ outcome: 'unheard-of' })
      expect(await cancel(request)).toEqual({ refunded: 0 })
      expect(await approve(request)).toEqual({ outcome: 'cancelled' })
      expect(await lookUp(request)).toEqual({ outcome: 'cancelled' })
      expect(await cancel(request)).toEqual({ refunded: 0 })
      expect(await book(request)).toEqual({ charged: 0, refunded: 0 })
    })

    test('a cancel that meets an approval leaves no live charge, whichever comes first', async () => {
      const meet = async (round: number) => {
        const request = newRequest()
        const [approval, cancellation] = await Promise.all([
          sleep(round % 3).then(() => approve(request)),
          sleep(round % 2).then(() => cancel(request)),
        ])
        const { charged, refunded } = await book(request)
        expect(refunded).toBe(charged)
        expect(cancellation.refunded).toBe(refunded)
        expect(approval.outcome).toBe(charged === 0 ? 'cancelled' : 'approved')
        expect(await lookUp(request)).toEqual({ outcome: 'cancelled' })
      }
      await Promise.all(Array.from({ length: 24 }, (_, round) => meet(round)))
    })

    test('the same key for another sum is rejected for good, and changes nothing', async () => {
      const request = newRequest()
      await approve(request)
      const other = { amount: TOTAL + 1, currency: 'KRW' }
      await expect(approve({ ...request, amount: other })).rejects.toBeInstanceOf(GatewayRejected)
      await expect(
        subject.gateway.cancel({ key: request.key, amount: other }, signal),
      ).rejects.toBeInstanceOf(GatewayRejected)
      expect(await book(request)).toEqual({ charged: TOTAL, refunded: 0 })
    })

    test('a call that is broken off has an unknown outcome, and asking again settles it with one charge', async () => {
      const request = newRequest()
      const brokenOff = subject.gateway.approve(request, AbortSignal.timeout(1))
      // It may also have been quicker than the millisecond.
      await brokenOff.catch((error: unknown) => expect(error).toBeInstanceOf(GatewayUnavailable))
      expect(await approve(request)).toMatchObject({ outcome: 'approved' })
      expect(await book(request)).toEqual({ charged: TOTAL, refunded: 0 })
    })

    test('a call whose caller has given up before it began rejects as unavailable', async () => {
      const request = newRequest()
      await expect(subject.gateway.approve(request, AbortSignal.abort())).rejects.toBeInstanceOf(
        GatewayUnavailable,
      )
      expect(await lookUp(request)).toEqual({ outcome: 'unheard-of' })
    })
  })
}
