import { expect, test } from 'vitest'
import { planOf } from './plan.ts'
import { measured, reported } from './report.ts'
import { makeRecorder } from './tally.ts'

const plan = planOf({ connections: 10, time: 2000, settle: 0 }, 0, '0123abcd')

/** A report of a load with these refusals and errors. */
function aReport({
  refused = [] as string[],
  failed = [] as string[],
  settled = true,
  holds = true,
}) {
  const recorder = makeRecorder(0)
  for (const code of refused) {
    recorder.sent()
    recorder.ended('book', { is: 'refused', code }, 1, 0)
  }
  for (const code of failed) {
    recorder.sent()
    recorder.failed(code)
  }
  const so = {
    url: 'http://127.0.0.1:1',
    tally: recorder.tally(1000),
    seconds: [],
    interrupted: false,
  }
  return reported(measured(plan, so), {
    settled: { settled, unpaid: 0, afterMs: 0 },
    verify: { ok: holds, checks: [], notChecked: [] },
    cleaned: null,
  })
}

test('refusals are no failure, and a limit names its setting; the most frequent is first', () => {
  const { ok, load } = aReport({
    refused: ['seats-unavailable', 'unpaid-seat-limit-reached', 'unpaid-seat-limit-reached'],
  })
  expect(ok).toBe(true)
  expect(load.refusals).toEqual([
    { code: 'unpaid-seat-limit-reached', count: 2, setting: 'OUTERPARK_MAX_UNPAID_SEATS' },
    { code: 'seats-unavailable', count: 1, setting: null },
  ])
})

test.each([
  ['a request without an answer', { failed: ['ECONNRESET'] }],
  ['a payment that is open', { settled: false }],
  ['a check that fails', { holds: false }],
])('%s is a failure', (_, so) => {
  expect(aReport(so).ok).toBe(false)
})
