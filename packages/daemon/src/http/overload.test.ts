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
      message: 'Payment is not available just now. Nothing was booked.',
      extras: { hint: 'Try again in 5 s.', headers: { 'retry-after': '5' } },
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

  test('is told no number of those that wait, and the time of the next try while payment is left alone', async () => {
    const full = { whenOverloaded: 'defer', maxUnpaid: 2 } as const
    const unpaid = async () => 2
    expect(await refusal(letIn(admission(full, { ...calm, unpaid })))).toMatchObject({
      message: 'Too many bookings wait for their payment. Nothing was booked.',
    })
    expect(await refusal(letIn(admission(full, { ...paused, unpaid })))).toMatchObject({
      message: 'Payment is not available just now. Nothing was booked.',
      extras: { hint: 'Try again in 5 s.', headers: { 'retry-after': '5' } },
    })
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

describe('who finds no room is told to come back', () => {
  const full = { whenOverloaded: 'defer', maxUnpaid: 2 } as const
  /** The box office is full; `after` asks so many seconds later when to come back, in seconds. */
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
      after: async (seconds: number) =>
        Number((await refusal(at(seconds)))?.extras.headers?.['retry-after']),
      setUnpaid: (n: number) => {
        unpaid = n
      },
    }
  }

  test('when the next payment may have made some, while they come through', async () => {
    expect(await fullOffice(50).after(0)).toBe(1)
    expect(await fullOffice(0.25).after(100)).toBe(4)
  })

  test('later and later while none comes through, but after a minute at the latest', async () => {
    const { after } = fullOffice(0)
    expect(await after(0)).toBe(1)
    expect(await after(1)).toBe(1)
    expect(await after(2)).toBe(2)
    expect(await after(30)).toBe(30)
    expect(await after(3600)).toBe(60)
  })

  test('soon again once there was room', async () => {
    const { after, at, setUnpaid } = fullOffice(0)
    await after(0)
    expect(await after(20)).toBe(20)
    setUnpaid(1)
    await at(21)
    setUnpaid(2)
    expect(await after(22)).toBe(1)
  })
})

test('a request that was answered before is taken, though no new one would be', async () => {
  const admit = admission({ whenOverloaded: 'refuse', maxUnpaid: 0 }, paused)
  const take = async () => 'the first answer'
  expect(await admit(NOW, take, async () => true)).toBe('the first answer')
  expect(await refusal(admit(NOW, take, async () => false))).toMatchObject({
    code: 'payment-overloaded',
  })
})
