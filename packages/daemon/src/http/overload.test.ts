import { describe, expect, test } from 'vitest'
import { type Admission, admission } from './overload.ts'
import { Problem } from './problem.ts'

const NOW = Date.parse('2026-12-01T12:00:00.000Z')
const calm = { pausedUntil: () => undefined, unpaid: async () => 0 }
const paused = { ...calm, pausedUntil: () => NOW + 4_200 }

/** Lets a booking in that does nothing but say when its payment is tried. */
const letIn = (admit: Admission) => admit(NOW, async (deferredUntil) => deferredUntil)

const refusal = (admitting: Promise<unknown>) =>
  admitting.then(
    () => undefined,
    (error) => (error instanceof Problem ? error : undefined),
  )

describe('a booking', () => {
  test('is let in at once while payment works', async () => {
    expect(await letIn(admission({ whenOverloaded: 'defer', maxUnpaid: 0 }, calm))).toBeUndefined()
    expect(await letIn(admission({ whenOverloaded: 'refuse', maxUnpaid: 0 }, calm))).toBeUndefined()
  })

  test('is let in while the gateway is left alone, and told when it is asked again', async () => {
    const admit = admission({ whenOverloaded: 'defer', maxUnpaid: 0 }, paused)
    expect(await letIn(admit)).toBe('2026-12-01T12:00:04.200Z')
  })

  test('is refused then, where that is the policy, with the time to come back', async () => {
    const admit = admission({ whenOverloaded: 'refuse', maxUnpaid: 0 }, paused)
    expect(await refusal(letIn(admit))).toMatchObject({
      code: 'payment-overloaded',
      extras: { headers: { 'retry-after': '5' } },
    })
  })

  test('is refused while somebody finds out how the gateway is, and let in if nobody is there to find out', async () => {
    const policy = { whenOverloaded: 'refuse', maxUnpaid: 0 } as const
    const probing = (unpaid: number) =>
      letIn(admission(policy, { pausedUntil: () => NOW - 1, unpaid: async () => unpaid }))
    expect(await refusal(probing(1))).toMatchObject({
      code: 'payment-overloaded',
      extras: { headers: { 'retry-after': '1' } },
    })
    expect(await probing(0)).toBe('2026-12-01T12:00:00.000Z')
  })

  test('is refused when too many wait for their payment, whatever the policy', async () => {
    for (const whenOverloaded of ['defer', 'refuse'] as const) {
      const admit = (unpaid: number) =>
        letIn(admission({ whenOverloaded, maxUnpaid: 10 }, { ...calm, unpaid: async () => unpaid }))
      expect(await admit(9)).toBeUndefined()
      expect(await refusal(admit(10))).toMatchObject({ code: 'payment-overloaded' })
    }
  })

  test('counts while it is under way, so a crowd at once is no way around the limit', async () => {
    let unpaid = 0
    const admit = admission(
      { whenOverloaded: 'defer', maxUnpaid: 10 },
      { ...calm, unpaid: async () => unpaid },
    )
    const taking = () =>
      admit(NOW, async () => {
        await new Promise(setImmediate)
        unpaid += 1
      })
    const answers = await Promise.allSettled(Array.from({ length: 200 }, taking))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
    expect(unpaid).toBe(10)
  })
})
