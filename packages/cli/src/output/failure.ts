import type { Failure, FailureFields } from '../failure.ts'
import { jsonLine } from './json.ts'
import { forPeople } from './outlet.ts'
import type { Paint } from './paint.ts'

/** The most flaws that are listed, since nobody reads a longer list. */
const MOST_FLAWS = 20

/** A failure for people: what happened, each flaw that this sentence does not name, and what to do next. */
export function failureText(failure: FailureFields, paint: Paint): string {
  const { detail, hint, flaws = [] } = forPeople({ ...failure })
  const all = flaws.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))
  const rest = all.filter((flaw) => !detail.includes(flaw))
  const shown = rest.slice(0, MOST_FLAWS).map((flaw) => `  ${flaw}`)
  if (rest.length > MOST_FLAWS) shown.push(`  … and ${rest.length - MOST_FLAWS} more`)
  return [`${paint.bad('error:')} ${detail}`, ...shown, ...(hint ? [hint] : [])].join('\n')
}

/** A failure for programs. */
export function failureJson({ code, title, detail, hint, flaws }: Failure): string {
  const errors = flaws.length > 0 ? { errors: flaws } : {}
  return jsonLine({ error: { code, title, detail, hint: hint ?? null, ...errors } })
}
