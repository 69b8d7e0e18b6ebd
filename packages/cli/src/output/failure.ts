import type { Failure, FailureFields } from '../failure.ts'
import { wrapLine } from '../text/width.ts'
import { hang } from './fit.ts'
import { jsonLine } from './json.ts'
import { forPeople } from './outlet.ts'
import type { Paint } from './paint.ts'

/** The most flaws that are listed, since nobody reads a longer list. */
const MOST_FLAWS = 20

/** A failure for people: what happened, each flaw that this sentence does not name, and what to do next. */
export function failureText(
  failure: FailureFields,
  paint: Paint,
  room = Number.POSITIVE_INFINITY,
): string {
  const { detail, hint, flaws = [] } = forPeople({ ...failure })
  const all = flaws.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))
  const rest = all.filter((flaw) => !detail.includes(flaw))
  const shown = rest.slice(0, MOST_FLAWS).map((flaw) => `  ${flaw}`)
  if (rest.length > MOST_FLAWS) shown.push(`  … and ${rest.length - MOST_FLAWS} more`)
  return [
    hang([{ text: 'error:', paint: paint.bad }, { text: ' ' }], detail, room),
    ...shown.flatMap((line) => wrapLine(line, room)),
    ...(hint ? wrapLine(hint, room) : []),
  ].join('\n')
}

/** A failure for programs. */
export function failureJson({ code, title, detail, hint, flaws }: Failure): string {
  const errors = flaws.length > 0 ? { errors: flaws } : {}
  return jsonLine({ error: { code, title, detail, hint: hint ?? null, ...errors } })
}
