import type { KnobsResponse } from '@outerpark/core/contract'
import { failingRun } from '../../text/failing.ts'
import type { Office } from '../model/office.ts'
import type { Scene } from '../screen.ts'
import type { Meaning } from '../style.ts'
import { spanText } from '../text.ts'
import type { View } from '../view.ts'
import { nextTry, type Status } from './office-view.ts'
import { KNOBS, mayBook } from './sandbox-state.ts'

type Sentence = readonly [meaning: Meaning, text: string]

/** What the card company and the box office do just now, so that nobody needs a manual to understand an outage. */
export function sentencesOf(
  { status }: Office,
  scene: Scene,
  values: KnobsResponse,
  view: View,
): readonly Sentence[] {
  if (!status) return []
  const { breaker, unpaid } = status.payment
  const { sandbox } = view.words
  const waiting: Sentence[] = unpaid > 0 ? [['warn', sandbox.unpaid(unpaid)]] : []
  if (breaker.state === 'closed') return whileClosed(status, scene, values, view)
  const next = breaker.state === 'open' ? nextTry(status, view) : undefined
  return [
    ['bad', `■ ${sandbox.open}`],
    ['plain', sandbox.openBookings],
    ...waiting,
    ['warn', next === undefined ? sandbox.probeNow : sandbox.probing(next)],
  ]
}

function whileClosed(
  { payment }: Status,
  { snapshot }: Scene,
  values: KnobsResponse,
  { words }: View,
): readonly Sentence[] {
  const { sandbox } = words
  const { breaker, unpaid, emptyInSeconds } = payment
  const run = failingRun(payment)
  const idle: Sentence[] =
    breaker.calls === 0 && unpaid === 0
      ? [['quiet', mayBook(snapshot) ? `${sandbox.idle} ${sandbox.tryIt}` : sandbox.idle]]
      : []
  const backlog: Sentence[] =
    unpaid === 0
      ? []
      : !run && breaker.failures === 0 && emptyInSeconds !== null && emptyInSeconds > 1
        ? [['good', sandbox.catchingUp(unpaid, spanText(emptyInSeconds * 1000, words))]]
        : [['warn', sandbox.unpaid(unpaid)]]
  if (run)
    return [
      ['bad', `▸ ${sandbox.failing(words.pipeline.failedRun(run.calls))}`],
      ...backlog,
      ['quiet', sandbox.fewCalls],
    ]
  if (breaker.failures > 0)
    return [['warn', `▸ ${sandbox.troubled(breaker.failures, breaker.calls)}`], ...backlog]
  if (KNOBS.some((knob) => isTrouble(values, knob)))
    return [['warn', `▸ ${sandbox.waitingForTrouble}`], ...backlog, ...idle]
  return [['good', `● ${sandbox.calm}`], ...backlog, ...idle]
}

/** Whether a knob makes calls fail. Slow answers are no trouble yet. */
const isTrouble = (values: KnobsResponse, knob: keyof KnobsResponse): boolean =>
  knob !== 'latency' && Number(values[knob]) > 0
