import { printable } from '@outerpark/core/kernel'
import type { Failure } from '../failure.ts'
import { jsonLine } from './json.ts'
import type { Paint } from './paint.ts'

/** Nobody reads on after that many. */
const SHOWN = 20

/** A failure for people: what happened, each part of it that this does not name yet, and what to do next. */
export function failureText({ detail, hint, flaws }: Failure, paint: Paint): string {
  const told = flaws.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))
  const rest = told.filter((flaw) => !detail.includes(flaw))
  const shown = rest.slice(0, SHOWN).map((flaw) => `  ${flaw}`)
  if (rest.length > SHOWN) shown.push(`  … and ${rest.length - SHOWN} more`)
  return [
    `${paint.bad('error:')} ${printable(detail)}`,
    ...shown.map(printable),
    ...(hint ? [printable(hint)] : []),
  ].join('\n')
}

/** A failure for programs. */
export function failureJson({ code, title, detail, hint, flaws }: Failure): string {
  const errors = flaws.length > 0 ? { errors: flaws } : {}
  return jsonLine({ error: { code, title, detail, hint: hint ?? null, ...errors } })
}
