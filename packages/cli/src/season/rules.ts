import { asFlaw, readFlaw, registerMusicalRequest } from '@outerpark/core/contract'
import {
  type Language,
  momentInZone,
  momentsIn,
  momentText,
  nameKey,
  readMoment,
  timeZoneName,
} from '@outerpark/core/names'
import { flawText, problemTexts } from '@outerpark/core/words'
import { type DraftFlaw, draftRequest, type MusicalDraft } from './draft.ts'

/** A performance that is on sale, as far as it tells whether a new one is the same. */
export type OnSale = {
  readonly id: string
  readonly title: string
  readonly venue: string
  readonly startsAt: string
}

export type RulesContext = {
  readonly language: Language
  /** ms since the epoch */
  readonly now: number
  readonly onSale: readonly OnSale[]
}

/** Stands in for the time that nobody has typed yet, so that the grades are checked all the same. */
const SOME_TIME = '2099-01-01T00:00:00Z'

/** What the box office would refuse about a musical, by its own rules and in its words. */
export function flawsOf(draft: MusicalDraft, context: RulesContext): DraftFlaw[] {
  const { language } = context
  const missing = (key: DraftFlaw['key']): DraftFlaw => ({
    ...{ key, index: 0 },
    text: flawText(language, { code: 'missing', params: {} }),
  })
  const times = draft.times.length > 0 ? draft.times : [SOME_TIME]
  const { error } = registerMusicalRequest.safeParse(draftRequest({ ...draft, times }), {
    error: asFlaw,
  })
  const flaws = (error?.issues ?? []).map(({ path, message }): DraftFlaw => {
    const flaw = readFlaw(message)
    return { ...placeOf(path), text: flaw ? flawText(language, flaw) : message }
  })
  if (draft.times.length === 0) flaws.push(missing('times'))
  return [...flaws, ...timeFlaws(draft, context)]
}

/** Which part of the draft a path of the request is. All performances have the same grades, so the first one says it. */
function placeOf(path: readonly PropertyKey[]): Pick<DraftFlaw, 'key' | 'index'> {
  const [first, performance, part, grade, field] = path.map(String)
  if (first !== 'performances') return { key: first as DraftFlaw['key'], index: 0 } // the schema has these keys
  if (part !== 'grades') return { key: 'times', index: Number(performance ?? 0) }
  if (field === 'price' && path.at(-1) === 'currency') return { key: 'currency', index: 0 }
  return { key: 'grades', index: Number(grade ?? 0) }
}

/** Times that lie in the past, that the clocks of the hall never show or show twice, and performances that exist. */
function timeFlaws(draft: MusicalDraft, { language, now, onSale }: RulesContext): DraftFlaw[] {
  const { title, venue } = draft
  const zone = timeZoneName(draft.timeZone)
  const seen = new Set<number>()
  const sameShow = onSale.filter(
    (each) => nameKey(each.title) === nameKey(title) && nameKey(each.venue) === nameKey(venue),
  )
  const known = new Map(sameShow.map((each) => [Date.parse(each.startsAt), each]))
  return draft.times.flatMap((time, index): DraftFlaw[] => {
    const flawed = (...[code, params]: ProblemArguments): DraftFlaw[] => {
      const { detail, hint = '' } = problemTexts(language, code, params)
      return [{ key: 'times', index, text: `${detail} ${hint}`.trim(), code }]
    }
    const moments = momentsOf(time, zone)
    if (!moments) return []
    const [ms, again] = moments
    const timeZone = zone ?? ''
    if (ms === undefined) return flawed('local-time-skipped', { time, timeZone })
    if (again !== undefined) {
      const either = [momentInZone(ms, timeZone), momentInZone(again, timeZone)] as const
      return flawed('local-time-ambiguous', { time, timeZone, either })
    }
    const startsAt = zone === undefined ? momentText(ms, 0) : momentInZone(ms, zone)
    if (ms <= now) return flawed('performance-has-begun', { case: 'adding', title, startsAt })
    const showing = { title, venue, startsAt }
    const twice = seen.has(ms)
    seen.add(ms)
    const before = known.get(ms)
    if (before)
      return flawed('performance-exists', exists('on-sale', { ...showing, id: before.id }))
    return twice
      ? flawed('performance-exists', exists('named-twice', { ...showing, id: null }))
      : []
  })
}

type ProblemArguments = {
  [Code in TimeProblem]: [code: Code, params: Parameters<typeof problemTexts<Code>>[2]]
}[TimeProblem]
type TimeProblem =
  | 'local-time-skipped'
  | 'local-time-ambiguous'
  | 'performance-has-begun'
  | 'performance-exists'

type Existing = Parameters<typeof problemTexts<'performance-exists'>>[2]

const exists = (
  which: 'on-sale' | 'named-twice',
  showing: OnSale | (Omit<OnSale, 'id'> & { id: null }),
) => ({ case: which, performances: [showing], count: 1 }) as Existing

/** What a time can mean. Undefined if that cannot be known here: it is no time, or only the box office knows the zone. */
function momentsOf(time: string, zone: string | undefined): readonly number[] | undefined {
  const moment = readMoment(time)
  if (!moment) return undefined
  if (zone !== undefined) return momentsIn(moment, zone)
  return moment.offset === undefined ? undefined : [moment.clock - moment.offset * 60_000]
}
