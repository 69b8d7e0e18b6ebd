import type { KnobsRequest, KnobsResponse } from '@outerpark/core/contract'
import { gauge } from '../../text/chart.ts'
import { fill, line } from '../parts/line.ts'
import type { Next, Scene, Screen } from '../screen.ts'
import { whyOf } from '../text.ts'
import type { Drawn, View } from '../view.ts'
import { breakerLines, unpaidChart } from './office-view.ts'

const KNOBS = [
  'outage',
  'latency',
  'fail',
  'loseReplies',
  'decline',
  'duplicate',
  'wrongAmount',
] as const satisfies readonly (keyof KnobsResponse)[]
type Knob = (typeof KNOBS)[number]
type Share = Exclude<Knob, 'outage' | 'latency'>

/** What the slider of the latency goes through (ms). */
const LATENCIES = ['0', '30', '100', '400-620', '1500', '5000', '20000']

export type SandboxState = {
  readonly knob: Knob
  /** what was turned last; it is shown at once, until the knobs have been read again */
  readonly turned: Partial<KnobsResponse>
  /** ms since the epoch */
  readonly turnedAt: number
  /** why the last turn was refused */
  readonly refusal?: string | undefined
}

/** The card company's knobs as sliders, and what they do to payments, live. */
export const sandboxScreen: Screen<SandboxState> = {
  needs: ['knobs', 'office'],
  begin: () => ({ knob: 'outage', turned: {}, turnedAt: 0 }),
  actions: (_, { snapshot }) =>
    snapshot.knobs.value ? ['more', 'less', 'reset', 'up', 'down', 'left', 'right', 'open'] : [],
  act(state, action, scene): Next<SandboxState> {
    const at = KNOBS.indexOf(state.knob)
    const to = (place: number) => KNOBS[(place + KNOBS.length) % KNOBS.length] ?? state.knob
    switch (action) {
      case 'up':
        return { state: { ...state, knob: to(at - 1) } }
      case 'down':
        return { state: { ...state, knob: to(at + 1) } }
      case 'open':
      case 'more':
      case 'right':
        return turn(state, scene, 1)
      case 'less':
      case 'left':
        return turn(state, scene, -1)
      case 'reset':
        return {
          state: { ...state, turned: {} },
          ask: ({ own, staff }) => done((staff ?? own).resetKnobs()),
        }
      default:
        return { state }
    }
  },
  draw,
  request: ({ knob }, { snapshot }) => ({
    ...{ method: 'PUT', path: '/v1/sandbox/knobs' },
    body: { [knob]: snapshot.knobs.value?.[knob] },
  }),
  command: ({ knob }, scene) => commandOf(knob, scene.snapshot.knobs.value),
}

/** How long a turn is shown before the box office has to know it (ms). */
const SHOWN_MS = 1_500

const valuesOf = (
  { turned, turnedAt }: SandboxState,
  known: KnobsResponse,
  now: number,
): KnobsResponse => (now - turnedAt < SHOWN_MS ? { ...known, ...turned } : known)

function turn(state: SandboxState, { snapshot, now }: Scene, by: 1 | -1): Next<SandboxState> {
  const known = snapshot.knobs.value
  if (!known) return { state }
  const change = changeOf(state.knob, valuesOf(state, known, now), by)
  return {
    state: { ...state, turned: { ...state.turned, ...change }, turnedAt: now },
    ask: ({ own, staff }) => done((staff ?? own).turnKnobs(change as KnobsRequest)), // the same fields
  }
}

/** Waits for the answer. If the knobs were not turned, the sliders show again what they are, and why. */
async function done(answer: Promise<unknown>): Promise<(state: SandboxState) => SandboxState> {
  try {
    await answer
    return (state) => ({ ...state, refusal: undefined })
  } catch (error) {
    const refusal = whyOf(error)
    return (state) => ({ ...state, turned: {}, refusal })
  }
}

function changeOf(knob: Knob, values: KnobsResponse, by: 1 | -1): Partial<KnobsResponse> {
  if (knob === 'outage') return { outage: !values.outage }
  if (knob === 'latency') {
    const at = LATENCIES.indexOf(values.latency)
    const next = LATENCIES[Math.max(0, Math.min(LATENCIES.length - 1, (at < 0 ? 1 : at) + by))]
    return { latency: next ?? values.latency }
  }
  const tenths = Math.round(values[knob] * 10) + by
  return { [knob]: Math.max(0, Math.min(10, tenths)) / 10 }
}

function draw(state: SandboxState, { snapshot }: Scene, view: View): Drawn {
  const { paint, size, words } = view
  const known = snapshot.knobs.value
  if (!known)
    return { lines: snapshot.knobs.freshness.state === 'failed' ? [words.sandbox.none] : [] }
  const values = valuesOf(state, known, view.now)
  const rows = KNOBS.map((knob) => {
    const isSelected = knob === state.knob
    const text = `${isSelected ? '▸' : ' '} ${fill(words.sandbox.knobs[knob], 22)}${sliderOf(knob, values, view)}`
    return isSelected ? paint('strong', text) : text
  })
  const office = snapshot.office.value
  const below = office?.status
    ? [...breakerLines(office.status, view), '', ...unpaidChart(office, view, 4)]
    : []
  const why = state.refusal === undefined ? '' : paint('bad', `✗ ${state.refusal}`)
  return { lines: [...rows, why, ...below].map((text) => line(paint, size.columns, text)) }
}

function sliderOf(knob: Knob, values: KnobsResponse, { paint, words }: View): string {
  if (knob === 'outage')
    return values.outage
      ? paint('bad', `■ ${words.sandbox.on}`)
      : paint('good', `□ ${words.sandbox.off}`)
  if (knob === 'latency') {
    const at = LATENCIES.indexOf(values.latency)
    return `${gauge(Math.max(0, at), LATENCIES.length - 1, 10)}  ${values.latency} ms`
  }
  return `${gauge(values[knob], 1, 10)}  ${Math.round(values[knob] * 100)} %`
}

const FLAGS: Readonly<Record<Share, string>> = {
  fail: 'fail',
  loseReplies: 'lose-replies',
  decline: 'decline',
  duplicate: 'duplicate',
  wrongAmount: 'wrong-amount',
}

/** The command that sets the knob to what it is. */
function commandOf(knob: Knob, values: KnobsResponse | undefined): readonly string[] {
  if (knob === 'outage') return ['sandbox', 'outage', values?.outage ? 'on' : 'off']
  if (knob === 'latency') return ['sandbox', 'slow', values?.latency ?? '30']
  return ['sandbox', FLAGS[knob], String(values?.[knob] ?? 0)]
}
