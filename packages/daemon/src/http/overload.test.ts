import { describe, expect, test } from 'vitest'
import { type Admission, admission } from './overload.ts'
import { Problem } from './problem.ts'

const NOW = Date.parse('2026-12-01T12:00:00.000Z')
const calm = { pausedUntil: () => undefined, unpaid: async () => 0 }
const paused = { ...calm, pausedUntil: () => NOW + 4_200 }

/** Admits a booking that only returns when its payment is tried first. */
const letIn = (admit: Admission) => admit(NOW, async (deferredUntil) => deferredUntil)

const refusal = (admitting: Promise<unknown>) =>
  admitting.then(
    () => undefined,
    (error) => (error instanceof Problem ? error : undefined),
  )

describe('a booking', () => {
  test('is admitted at once while payment works', async () => {
    expect(await letIn(admission({ whenOverloaded: 'defer', maxUnpaid: 0 }, calm))).toBeUndefined()
    expect(await letIn(admission({ whenOverloaded: 'refuse', maxUnpaid: 0 }, calm))).toBeUndefined()
  })

  test('is admitted while the breaker is open, with the time of the next call to the gateway', async () => {
    const admit = admission({ whenOverloaded: 'defer', maxUnpaid: 0 }, paused)
    expect(await letIn(admit)).toBe('2026-12-01T12:00:04.200Z')
  })

  test('is refused while the breaker is open if that is the policy, with the time to try again', async () => {
    const admit = admission({ whenOverloaded: 'refuse', maxUnpaid: 0 }, paused)
    expect(await refusal(letIn(admit))).toMatchObject({
      code: 'payment-overloaded',
      params: { case: 'not-available', waitMs: 4_200 },
    })
  })

  test('is refused while another payment probes the gateway, and admitted if no payment can be the probe', async () => {
    const policy = { whenOverloaded: 'refuse', maxUnpaid: 0 } as const
    const probing = (unpaid: number) =>
      letIn(admission(policy, { pausedUntil: () => NOW - 1, unpaid: async () => unpaid }))
    expect(await refusal(probing(1))).toMatchObject({
      code: 'payment-overloaded',
      params: { case: 'not-available', waitMs: 0 },
    })
    expect(await probing(0)).toBe('2026-12-01T12:00:00.000Z')
  })

  test('is refused under every policy when too many bookings wait for their payment', async () => {
    for (const whenOverloaded of ['defer', 'refuse'] as const) {
      const admit = (unpaid: number) =>
        letIn(admission({ whenOverloaded, maxUnpaid: 10 }, { ...calm, unpaid: async () => unpaid }))
      expect(await admit(9)).toBeUndefined()
      expect(await refusal(admit(10))).toMatchObject({ code: 'payment-overloaded' })
    }
  })

  test('gets no number of waiting bookings; while the breaker is open it gets the time of the next try', async () => {
    const full = { whenOverloaded: 'defer', maxUnpaid: 2 } as const
    const unpaid = async () => 2
    expect(await refusal(letIn(admission(full, { ...calm, unpaid })))).toMatchObject({
      params: { case: 'too-many-unpaid' },
    })
    expect(await refusal(letIn(admission(full, { ...paused, unpaid })))).toMatchObject({
      params: { case: 'not-available', waitMs: 4_200 },
    })
  })

  test('counts while it is under way, so many at the same time cannot pass the limit', async () => {
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

const secondsIn = (problem: Problem | undefined) =>
  problem && 'waitMs' in problem.params ? Math.max(1, problem.params.waitMs / 1000) : Number.NaN

describe('the time to try again of a booking without room is', () => {
  const full = { whenOverloaded: 'defer', maxUnpaid: 2 } as const
  /** A full box office. `after(s)` asks it after s seconds, and gives the seconds until the next try. */
  function fullOffice(perSecond: number) {
    let unpaid = 2
    const admit = admission(full, {
      ...calm,
      unpaid: async () => unpaid,
      perSecond: () => perSecond,
    })
    const at = (seconds: number) => admit(NOW + seconds * 1000, async () => {})
    return {
      at,
      after: async (seconds: number) => secondsIn(await refusal(at(seconds))),
      setUnpaid: (n: number) => {
        unpaid = n
      },
    }
  }

  test('the time of the next payment, while payments are settled', async () => {
    expect(await fullOffice(50).after(0)).toBe(1)
    expect(await fullOffice(0.25).after(100)).toBe(4)
  })

  test('later each time while no payment is settled, but after a minute at most', async () => {
    const { after } = fullOffice(0)
    expect(await after(0)).toBe(1)
    expect(await after(1)).toBe(1)
    expect(await after(2)).toBe(2)
    expect(await after(30)).toBe(30)
    expect(await after(3600)).toBe(60)
  })

  test('soon again after there was room', async () => {
    const { after, at, setUnpaid } = fullOffice(0)
    await after(0)
    expect(await after(20)).toBe(20)
    setUnpaid(1)
    await at(21)
    setUnpaid(2)
    expect(await after(22)).toBe(1)
  })
})

test('a request that was answered before is admitted even when a new one would be refused', async () => {
  const admit = admission({ whenOverloaded: 'refuse', maxUnpaid: 0 }, paused)
  const take = async () => 'the first answer'
  expect(await admit(NOW, take, async () => true)).toBe('the first answer')
  expect(await refusal(admit(NOW, take, async () => false))).toMatchObject({
    code: 'payment-overloaded',
  })
})
