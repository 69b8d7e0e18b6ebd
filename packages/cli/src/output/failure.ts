import type { FailureFields } from '../failure.ts'
import { clockTime } from '../text/time.ts'
import { wrapLine } from '../text/width.ts'
import { words } from '../words/words.ts'
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
  const { code } = failure
  const {
    hint,
    flaws,
    detail: said,
  } = forPeople({
    hint: failure.hint,
    flaws: failure.flaws ?? [],
    detail: failure.detail,
  })
  const detail = inLocalTime(said)
  const inRoom = (line: string) => wrapLine(line, room)
  const all = flaws.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))
  const rest = all.filter((flaw) => !detail.includes(flaw))
  const shown = rest.slice(0, MOST_FLAWS).map((flaw) => `  ${flaw}`)
  if (rest.length > MOST_FLAWS) shown.push(`  ${words().usage.moreFlaws(rest.length - MOST_FLAWS)}`)
  // A person's own no, or Ctrl-C, is no error.
  if (OWN_CHOICE.has(code)) return [detail, ...(hint ? [hint] : [])].flatMap(inRoom).join('\n')
  return [
    hang([{ text: words().usage.error, paint: paint.bad }, { text: ' ' }], detail, room),
    ...shown.flatMap(inRoom),
    ...(hint ? inRoom(hint) : []),
  ].join('\n')
}

const OWN_CHOICE: ReadonlySet<string> = new Set(['not-confirmed', 'interrupted'])

/** The box office names moments in UTC, to the millisecond. People read them in their own time. */
const inLocalTime = (detail: string) =>
  detail.replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, clockTime)

/** A failure for programs. */
export function failureJson({ code, title, params, detail, hint, flaws }: FailureFields): string {
  const errors = flaws && flaws.length > 0 ? { errors: flaws } : {}
  const given = params === undefined ? {} : { params }
  return jsonLine({ error: { code, title, detail, hint: hint ?? null, ...given, ...errors } })
}
