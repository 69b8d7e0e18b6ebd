import { SCOPES, type Scope } from '@outerpark/core/kernel'
import { usage } from '../failure.ts'

/** Parses `read,book`. */
export function scopeList(text: string, name = '--scopes'): readonly Scope[] {
  const scopes = text.split(',').map((each) => each.trim().toLowerCase())
  const known = scopes.flatMap((each) => SCOPES.filter((scope) => scope === each))
  if (known.length === scopes.length) return [...new Set(known)]
  throw usage(
    ({ inputs }) => inputs.scopes(name, SCOPES.join(', '), text),
    ({ inputs }) => inputs.scopesExample(name),
  )
}

const UNITS_MS: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i

/**
 * Parses the end of a token: how long it is valid (`12h`, `90d`, `2w`), or a time with an offset.
 *
 * @param now ms since the epoch
 * @returns ISO 8601, UTC
 */
export function endOfToken(text: string, now = Date.now()): string {
  const [, digits, unit = ''] = /^([1-9]\d{0,4})([mhdw])$/.exec(text.trim()) ?? []
  const ms = digits === undefined ? undefined : now + Number(digits) * (UNITS_MS[unit] ?? 0)
  const end = ms ?? (MOMENT.test(text.trim()) ? Date.parse(text) : Number.NaN)
  if (!Number.isNaN(end) && end < 8.64e15) return new Date(end).toISOString()
  throw usage(
    ({ inputs }) => inputs.ends(text),
    ({ inputs }) => inputs.endsHint,
  )
}
