import type { Examined, Finding, State } from '../doctor/finding.ts'
import { widthOf } from '../text/width.ts'
import { words } from '../words/words.ts'
import { hang } from './fit.ts'
import type { Paint } from './paint.ts'

const MEANING = { ok: 'good', warning: 'waiting', bad: 'bad' } as const satisfies Record<
  State,
  keyof Paint
>

/** Each finding with its reason and what to do below it; at the end how many there are of each state. */
export function doctorText(
  { findings, summary }: Examined,
  paint: Paint,
  room = Number.POSITIVE_INFINITY,
): string {
  const { states, allOk, summary: counts } = words().doctor
  const widths = {
    state: Math.max(...Object.values(states).map(widthOf)),
    name: Math.max(...findings.map(({ name }) => widthOf(name))),
  }
  const { bad, warning, ok } = summary
  const worst = bad > 0 ? 'bad' : warning > 0 ? 'warning' : 'ok'
  const last = worst === 'ok' ? allOk(ok) : counts(bad, warning, ok)
  const shown = findings.map((finding) => findingText(finding, widths, paint, room))
  return `${shown.join('\n')}\n\n${paint[MEANING[worst]](last)}`
}

function findingText(
  { name, state, what, why, todo }: Finding,
  widths: { readonly state: number; readonly name: number },
  paint: Paint,
  room: number,
): string {
  const { states, todo: begin } = words().doctor
  const padded = (text: string, width: number) =>
    text + ' '.repeat(Math.max(0, width - widthOf(text)))
  const lead = [
    { text: padded(states[state], widths.state), paint: paint[MEANING[state]] },
    { text: '  ' },
    { text: padded(name, widths.name), paint: paint.quiet },
    { text: '  ' },
  ]
  const below = [{ text: ' '.repeat(widths.state + widths.name + 4) }]
  const lines = [hang(lead, what, room)]
  if (why !== null) lines.push(hang(below, why, room))
  if (todo !== null) lines.push(hang(below, `${begin}${todo}`, room))
  return lines.join('\n')
}
