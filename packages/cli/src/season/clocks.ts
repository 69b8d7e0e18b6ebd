import { momentInZone, momentsIn, readMoment, timeZoneName } from '@outerpark/core/names'
import { problemTexts } from '@outerpark/core/words'
import { language, type Text } from '../words/words.ts'
import type { SpotFlaw } from './reader.ts'
import type { Draft } from './request.ts'

/** Local times that the clocks of the hall never show, or show twice, where the file says the zone. */
export function clockProblems(draft: Draft): SpotFlaw[] {
  return [...draft.spots].flatMap(([path, spot]): SpotFlaw[] => {
    if (!path.endsWith('.startsAt')) return []
    const typed = at(draft.request, [...path.split('.').slice(0, 2), 'timeZone'])
    const timeZone = typeof typed === 'string' ? timeZoneName(typed) : undefined
    const time = at(draft.request, path.split('.'))
    const moment = typeof time === 'string' ? readMoment(time) : undefined
    if (timeZone === undefined || moment === undefined || typeof time !== 'string') return []
    const [ms, again] = momentsIn(moment, timeZone)
    const params = { time: time.replace('T', ' '), timeZone }
    if (ms === undefined) return [{ ...spot, message: clockText('local-time-skipped', params) }]
    if (again === undefined) return []
    const either: [string, string] = [momentInZone(ms, timeZone), momentInZone(again, timeZone)]
    return [{ ...spot, message: clockText('local-time-ambiguous', { ...params, either }) }]
  })
}

const clockText =
  <Code extends 'local-time-skipped' | 'local-time-ambiguous'>(
    code: Code,
    params: Parameters<typeof problemTexts<Code>>[2],
  ): Text =>
  () =>
    problemTexts(language(), code, params).detail.replace(/\.$/, '')

/** The part of a value at a path. */
export function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (within, key) => (Object(within) === within ? Reflect.get(Object(within), key) : undefined),
    value,
  )
}
