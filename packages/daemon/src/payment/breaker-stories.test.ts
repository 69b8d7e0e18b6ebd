import { GatewayPaused } from '@outerpark/core/ports'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newBreaker, unavailable } from './testing/breaker.ts'

test('in every story no call is sent while it is open, and one at a time while it is half-open', async () => {
  const step = fc.oneof(
    { weight: 1, arbitrary: fc.record({ wait: fc.integer({ min: 0, max: 6_000 }) }) },
    { weight: 6, arbitrary: fc.constant('call' as const) },
    { weight: 6, arbitrary: fc.record({ end: fc.nat(), answered: fc.boolean() }) },
  )
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 100, maxLength: 300 }), async (steps) => {
      const { breaker, clock, changes, slowCall, state } = newBreaker()
      const out: (ReturnType<typeof slowCall> & { readonly probe: boolean })[] = []
      for (const what of steps) {
        const before = breaker.view()
        if (what === 'call') {
          const due = before.retryAt !== undefined && clock.now() >= before.retryAt
          const probing = out.some(({ probe }) => probe)
          const free = before.state === 'half-open' && !probing
          const call = slowCall()
          expect(call.sent).toBe(before.state === 'closed' || due || free)
          if (call.sent) out.push({ ...call, probe: before.state !== 'closed' })
          else expect(await call.outcome).toBeInstanceOf(GatewayPaused)
        } else if ('wait' in what) clock.advance(what.wait)
        else {
          const [ended] = out.splice(what.end % Math.max(out.length, 1), 1)
          await (what.answered ? ended?.answer() : ended?.fail(unavailable()))
          if (ended?.probe) expect(state()).toBe(what.answered ? 'closed' : 'open')
        }
      }
      for (const { from, to } of changes) seen.add(`${from} > ${to}`)
      // Each change begins in the state in which the previous change ended.
      expect(changes.map(({ from }) => from)).toEqual(
        ['closed', ...changes.map(({ to }) => to)].slice(0, changes.length),
      )
    }),
  )
  expect([...seen].sort()).toEqual([
    'closed > open',
    'half-open > closed',
    'half-open > open',
    'open > half-open',
  ])
})
