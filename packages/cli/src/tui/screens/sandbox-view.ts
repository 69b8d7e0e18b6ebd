import type { EventResponse, KnobsResponse } from '@outerpark/core/contract'
import { gauge } from '../../text/chart.ts'
import { wrap } from '../../text/width.ts'
import type { Office } from '../model/office.ts'
import { beside } from '../parts/beside.ts'
import { fill, line } from '../parts/line.ts'
import type { Scene } from '../screen.ts'
import { type Drawn, isWide, type Size, type View } from '../view.ts'
import { bookingSign, cleaned, eventName } from './event-row.ts'
import { rateChart, unpaidChart } from './office-charts.ts'
import { sentencesOf } from './sandbox-sentences.ts'
import { KNOBS, type Knob, LATENCIES, type SandboxState, valuesOf } from './sandbox-state.ts'

const CHART_ROWS = 5
const GAP = 3

/** The knobs on the left, what they do on the right, and below both how many bookings wait for their payment. */
export function drawSandbox(state: SandboxState, scene: Scene, view: View): Drawn {
  const { snapshot } = scene
  const { paint, size, words } = view
  const known = snapshot.knobs.value
  if (!known)
    return { lines: snapshot.knobs.freshness.state === 'failed' ? [words.sandbox.none] : [] }
  const values = valuesOf(state, known, view.now)
  const left = isWide(size) ? 44 : Math.min(36, Math.floor(size.columns * 0.46))
  const right = { columns: size.columns - left - GAP, rows: size.rows - CHART_ROWS - 1 }
  const office = snapshot.office.value
  const knobs = knobLines(state, values, { ...view, size: { ...right, columns: left } })
  const happens = office?.status
    ? happensLines(office, scene, values, { ...view, size: right })
    : []
  const top = beside(view, knobs, happens, left + GAP)
  const filled = Array.from({ length: right.rows }, (_, i) => top[i] ?? '')
  const below = office ? charts(office, view) : []
  return {
    lines: [...filled, paint('quiet', '─'.repeat(size.columns)), ...below].slice(0, size.rows),
  }
}

function charts(office: Office, view: View): string[] {
  const half = Math.floor((view.size.columns - 2) / 2)
  const room = { rows: CHART_ROWS, columns: half }
  return beside(view, unpaidChart(office, view, room), rateChart(office, view, room), half + 2)
}

function knobLines(state: SandboxState, values: KnobsResponse, view: View): string[] {
  const { paint, size, words } = view
  const sliders = KNOBS.map((knob) => {
    const isSelected = knob === state.knob
    const text = `${isSelected ? '▸' : ' '} ${fill(words.sandbox.knobs[knob], 14)} `
    const shown = line(paint, size.columns, isSelected ? ['strong', text] : text)
    return shown + slider(knob, values, view, size.columns - 17)
  })
  const about = wrap(words.sandbox.about[state.knob], size.columns)
  const why = state.refusal === undefined ? [] : wrap(`✗ ${state.refusal.detail}`, size.columns)
  return [
    line(paint, size.columns, ['strong', words.sandbox.card]),
    ...sliders,
    '',
    ...(why.length > 0
      ? why.map((each) => paint('bad', each))
      : about.map((each) => paint('quiet', each))),
  ]
}

function slider(knob: Knob, values: KnobsResponse, view: View, columns: number): string {
  const { paint, words } = view
  if (knob === 'outage')
    return values.outage
      ? paint('bad', `■ ${words.sandbox.on}`)
      : paint('good', `□ ${words.sandbox.off}`)
  const wide = Math.max(4, Math.min(10, columns - 10))
  if (knob === 'latency') {
    const at = LATENCIES.indexOf(values.latency)
    return line(
      paint,
      columns,
      `${gauge(Math.max(0, at), LATENCIES.length - 1, wide)} ${values.latency} ms`,
    )
  }
  const share = values[knob]
  const text = `${gauge(share, 1, wide)} ${Math.round(share * 100)} %`
  return line(paint, columns, share > 0 ? ['warn', text] : text)
}

/** What goes on, in sentences, and the latest bookings. */
function happensLines(office: Office, scene: Scene, values: KnobsResponse, view: View): string[] {
  const { paint, size, words } = view
  const sentences = sentencesOf(office, scene, values, view).flatMap(([meaning, text]) =>
    wrap(text, size.columns).map((each) => paint(meaning, each)),
  )
  const top = [line(paint, size.columns, ['strong', words.sandbox.happens]), ...sentences, '']
  const room = Math.max(0, size.rows - top.length - 1)
  return [...top, ...latestLines(office, view, { ...size, rows: room })]
}

/** The latest bookings, each with what happened to it last. */
function latestLines({ before, events }: Office, view: View, { rows, columns }: Size): string[] {
  const { paint, words } = view
  const bookings = new Map<string, EventResponse>()
  for (const event of [...(before ?? []), ...events])
    if (event.type === 'Reserved' || (bookings.has(event.correlationId) && bookingSign(event)))
      bookings.set(event.correlationId, event)
  const latest = [...bookings.values()].slice(-rows).reverse()
  const head = line(paint, columns, ['strong', words.sandbox.latest])
  if (latest.length === 0)
    return rows > 0 ? [head, line(paint, columns, ['quiet', words.sandbox.noLatest])] : []
  return [
    head,
    ...latest.map((given) => {
      const event = cleaned(given)
      const [sign, meaning] = bookingSign(event) ?? [' ', 'plain']
      const text = `${sign} ${eventName(event, view)}`
      return line(paint, columns, `${fill(event.correlationId, 14)} `, [meaning, text])
    }),
  ]
}
