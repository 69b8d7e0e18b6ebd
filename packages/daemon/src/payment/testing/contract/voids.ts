import { setTimeout as sleep } from 'node:timers/promises'
import { GatewayUnavailable } from '@outerpark/core/ports'
import { expect, test } from 'vitest'
import { amount, atOnce, type Calls, TOTAL } from './calls.ts'

/** Tests that nothing new is charged under a key after its void was answered. */
export function describeVoids(calls: Calls): void {
  const { subject, newRequest, approve, voidKey, lookUp, book } = calls

  test('a key that was voided before its first use is never charged', async () => {
    const request = newRequest()
    expect(await voidKey(request)).toEqual({ outcome: 'voided' })
    expect(await approve(request)).toEqual({ outcome: 'voided' })
    expect(await lookUp(request)).toEqual({ outcome: 'voided' })
    expect(await atOnce(5, () => voidKey(request))).toEqual(Array(5).fill({ outcome: 'voided' }))
    expect(await book(request)).toEqual({ charged: 0, refunded: 0 })
  })

  test('a void of a charged key gives the charge and does not change it, however often it is asked', async () => {
    const request = newRequest()
    const chargeId = await calls.charge(request)
    const charged = { outcome: 'charged', chargeId, amount, refunded: 0 }
    expect(await atOnce(5, () => voidKey(request))).toEqual(Array(5).fill(charged))
    expect(await approve(request)).toEqual({ outcome: 'approved', chargeId, refunded: 0 })
    expect(await book(request)).toEqual({ charged: TOTAL, refunded: 0 })
  })

  test('a void during an approval says whether there is a charge; after its answer nothing new is charged', async () => {
    const meet = async (round: number) => {
      const request = newRequest()
      const [approval, { voiding, atOnceAfter }] = await Promise.all([
        sleep(round % 3).then(() => approve(request)),
        sleep(round % 2)
          .then(() => voidKey(request))
          .then(async (voiding) => ({ voiding, atOnceAfter: await book(request) })),
      ])
      const now = await book(request)
      expect(now).toEqual(atOnceAfter)
      if (voiding.outcome === 'voided') {
        expect(approval).toEqual({ outcome: 'voided' })
        expect(now.charged).toBe(0)
      } else {
        const { chargeId } = voiding
        expect(approval).toEqual({ outcome: 'approved', chargeId, refunded: 0 })
        expect(now.charged).toBe(TOTAL)
      }
      expect(await approve(request)).toEqual(approval)
    }
    await Promise.all(Array.from({ length: 24 }, (_, round) => meet(round)))
  })

  test('a void that was aborted can be repeated, and then nothing is charged', async () => {
    const request = newRequest()
    const { key } = request
    const brokenOff = subject().gateway.void({ key, amount }, AbortSignal.timeout(1))
    await brokenOff.catch((error: unknown) => expect(error).toBeInstanceOf(GatewayUnavailable))
    expect(await voidKey(request)).toEqual({ outcome: 'voided' })
    expect(await approve(request)).toEqual({ outcome: 'voided' })
  })
}
