import { expect, test } from 'vitest'
import { type Part, toldOf } from './story.ts'
import { makeRecorder } from './tally.ts'

const part = (breaker: Part['breaker'], unpaid = 0): Part => ({
  ...{ part: 'calm', seconds: 1, perSecond: 1, p50: 1, p99: 1, refused: 0, errors: 0 },
  ...{ breaker, unpaid },
})
const WELL = [part('closed'), part('open', 9), part('closed')]

type Given = { parts?: Part[]; refused?: boolean; lost?: boolean; holds?: boolean }

function told({ parts = WELL, refused = false, lost = false, holds = true }: Given) {
  const recorder = makeRecorder(0)
  recorder.sent()
  if (lost) recorder.failed('ECONNRESET')
  if (refused) recorder.ended('book', { is: 'refused', code: 'server-busy' }, 1, 0)
  const verify = { ok: holds, checks: [], notChecked: [] }
  return toldOf(parts, { tally: recorder.tally(1000), verify, peakUnpaid: 9 })
}

test('a story holds if all was taken, the breaker opened and closed, and all is paid', () => {
  expect(told({})).toMatchObject({ ok: true, settled: true, refused: 0, availability: 100 })
})

test.each<[string, Given]>([
  ['a refused booking', { refused: true }],
  ['a lost connection', { lost: true }],
  ['a breaker that never opened', { parts: [part('closed')] }],
  ['a breaker that stays open', { parts: [part('closed'), part('open')] }],
  ['an unpaid booking', { parts: [...WELL, part('closed', 1)] }],
  ['a check that fails', { holds: false }],
])('%s fails it', (_, given) => {
  expect(told(given).ok).toBe(false)
})
