import type { KnobsRequest, KnobsResponse } from '@outerpark/core/contract'
import type { Next, Scene, Screen } from '../screen.ts'
import { refusalOf } from '../text.ts'
import {
  KNOBS,
  type Knob,
  LATENCIES,
  mayBook,
  type SandboxState,
  type Share,
  valuesOf,
} from './sandbox-state.ts'
import { drawSandbox } from './sandbox-view.ts'

const TURNS = ['turn', 'more', 'less', 'reset', 'up', 'down', 'left', 'right'] as const

/** The card company's knobs as sliders, and what they do to payments, live. */
export const sandboxScreen: Screen<SandboxState> = {
  needs: ['knobs', 'office'],
  begin: () => ({ knob: 'outage', turned: {}, turnedAt: 0 }),
  actions: (_, { snapshot }) => [
    ...(snapshot.knobs.value ? TURNS : []),
    ...(mayBook(snapshot) ? (['book'] as const) : []),
  ],
  act(state, action, scene): Next<SandboxState> {
    const at = KNOBS.indexOf(state.knob)
    const to = (place: number) => KNOBS[(place + KNOBS.length) % KNOBS.length] ?? state.knob
    switch (action) {
      case 'up':
        return { state: { ...state, knob: to(at - 1) } }
      case 'down':
        return { state: { ...state, knob: to(at + 1) } }
      case 'turn':
      case 'more':
      case 'right':
        return turn(state, scene, 1)
      case 'less':
      case 'left':
        return turn(state, scene, -1)
      case 'book':
        return { state, go: { place: 'season' } }
      case 'reset':
        return {
          state: { ...state, turned: {} },
          ask: ({ own, staff }) => done((staff ?? own).resetKnobs()),
        }
      default:
        return { state }
    }
  },
  draw: drawSandbox,
  request: ({ knob }, { snapshot }) => ({
    ...{ method: 'PUT', path: '/v1/sandbox/knobs' },
    body: { [knob]: snapshot.knobs.value?.[knob] },
  }),
  command: ({ knob }, scene) => commandOf(knob, scene.snapshot.knobs.value),
}

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
    const refusal = refusalOf(error)
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
