import { nameKey } from '../names/index.ts'
import type { HallDraft } from './draft.ts'
import { type Flag, RELEASED, type Release } from './flags.ts'
import { placeOf, type Report } from './mistakes.ts'
import { listIn, partOf, textIn } from './parts.ts'
import type { SeatMap } from './seat-map.ts'

const HOUR_MS = 3_600_000
const UNITS: Readonly<Record<string, number>> = { h: HOUR_MS, d: 24 * HOUR_MS }

/** The releases of a plan: a list of `{ name, before }`, where `before` is a number of hours or days such as 24h or 3d. */
export function releasesIn(value: unknown, report: Report): readonly Release[] {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0))
    return []
  const known = new Set<string>()
  return listIn(value, 'releases', 'releases', report).flatMap((item, n) => {
    const path = `releases.${n}`
    const name = textIn(partOf(item, 'name'), 'flag', path, report)
    const before = textIn(partOf(item, 'before'), 'before', `${path}.before`, report)
    if (name === undefined || before === undefined) return []
    const flag = RELEASED.find((each) => each === name)
    if (!flag) report('release-unknown', { flag: name, flags: RELEASED }, placeOf(path))
    if (known.has(nameKey(name))) report('name-twice', { part: 'flag', name }, placeOf(path))
    known.add(nameKey(name))
    const beforeMs = msIn(before)
    if (beforeMs === undefined) report('release-time', { before }, placeOf(`${path}.before`))
    return flag && beforeMs !== undefined ? [{ flag, beforeMs }] : []
  })
}

/** `24h`, `3d` */
function msIn(text: string): number | undefined {
  const [, number = '', unit = ''] = /^([1-9]\d{0,2})([hd])$/.exec(text) ?? []
  const each = UNITS[unit]
  return each && Number(number) * each
}

/** How long before the start the first seats are released, in ms. Undefined if none are. */
export const firstRelease = ({ releases }: Pick<SeatMap, 'releases'>): number | undefined =>
  releases.length === 0 ? undefined : Math.max(...releases.map(({ beforeMs }) => beforeMs))

const GONE: Readonly<Record<Release['flag'], readonly Flag[]>> = {
  wheelchair: ['wheelchair', 'companion'],
  house: ['house'],
}

/** The flags whose seats are released when it is so long until the start of the performance (ms). */
export const flagsDue = (
  { releases }: Pick<SeatMap, 'releases'>,
  leftMs: number,
): readonly Release['flag'][] =>
  releases.filter(({ beforeMs }) => beforeMs >= leftMs).map(({ flag }) => flag)

/** The plan after the seats with these flags were released. */
export function releasedPlan(
  { flags, releases, ...plan }: HallDraft,
  due: readonly Release['flag'][],
): HallDraft {
  const gone = new Set<string>(due.flatMap((flag) => GONE[flag]))
  const without = (list: unknown) =>
    Array.isArray(list)
      ? list.filter((item) => !gone.has(String(partOf(item, 'name')).normalize('NFC').trim()))
      : list
  const [left, later] = [without(flags), without(releases)]
  return {
    ...plan,
    ...(Array.isArray(left) && left.length > 0 && { flags: left }),
    ...(Array.isArray(later) && later.length > 0 && { releases: later }),
  }
}
