import { afterEach, expect, test } from 'vitest'
import { type Live, openLive } from '../../live/live.ts'
import { aBoxOffice, unreachable } from '../../live/testing/box-office.ts'
import { makeTimeLine } from './time-line.ts'
import type { Change, OutageView } from './view.ts'

const tally = () => ({ asked: 0, taken: 0, refused: 0, refusal: null, slowestMs: 0 })
const opened: Live[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ close }) => close()))
})

/** A time line of a box office, and what its audience has seen. */
async function aTimeLine(office = aBoxOffice(), signal = new AbortController().signal) {
  const live = openLive(office.source, { sampleMs: 5, gatherMs: 1 })
  opened.push(live)
  const changes: Change[] = []
  const views: OutageView[] = []
  const audience = {
    onChange: (change: Change) => void changes.push(change),
    onSample: (view: OutageView) => void views.push(view),
  }
  return { changes, views, live, timeLine: await makeTimeLine(live, { tally, audience, signal }) }
}

const soon = <T>(value: () => T) => expect.poll(value, { interval: 2 })

test('actions of people and changes of the breaker are in the order in which they happened', async () => {
  const office = aBoxOffice()
  const { changes, timeLine } = await aTimeLine(office)
  timeLine.note('It gets slow.', { kind: 'deed', commands: ['sandbox slow 400'] })
  const counts = { calls: 21, failures: 12, retryAt: null }
  office.happen('BreakerChanged', { from: 'closed', to: 'open', reason: 'probe-failed', ...counts })
  await soon(() => changes).toHaveLength(2)
  expect(changes).toMatchObject([
    { kind: 'deed', text: 'It gets slow.', commands: ['sandbox slow 400'] },
    { kind: 'breaker', text: 'breaker working → paused: the call failed' },
  ])
  expect(timeLine.view().changes).toEqual(changes)
})

test('the audience sees each sample once', async () => {
  const { views, live } = await aTimeLine()
  await soon(() => views.length).toBeGreaterThan(3)
  await live.close()
  const lengths = views.map(({ samples }) => samples.length)
  expect(new Set(lengths).size).toBe(lengths.length)
})

test('it waits until a condition is true, and not for ever', async () => {
  const office = aBoxOffice()
  const { timeLine } = await aTimeLine(office)
  const isUnpaid = ({ status }: OutageView) => status.payment.unpaid > 0
  expect(await timeLine.until(isUnpaid, 20)).toBe(false)
  office.happen('Reserved')
  expect(await timeLine.until(isUnpaid, 15_000)).toBe(true)
})

test('the story fails without its box office, and after an interruption', async () => {
  const office = aBoxOffice()
  const interruption = new AbortController()
  const { timeLine } = await aTimeLine(office, interruption.signal)
  const interrupted = timeLine.until(() => false, 15_000)
  interruption.abort(new Error('interrupted'))
  await expect(interrupted).rejects.toThrow('interrupted')

  const { timeLine: other, live } = await aTimeLine(office)
  office.failStream(unreachable())
  await expect(other.until(() => false, 15_000)).rejects.toMatchObject({
    code: 'daemon-unreachable',
  })
  // Samples go on while the box office does not answer.
  const { length } = live.snapshot().samples
  await soon(() => live.snapshot().samples.length).toBeGreaterThan(length)
  expect(other.view().status.payment.unpaid).toBe(0)
})
