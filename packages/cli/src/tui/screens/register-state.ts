import type { MusicalResponse, PerformanceResponse } from '@outerpark/core/contract'
import type { Failure } from '../../failure.ts'
import { type DraftFlaw, gradeDraft, type MusicalDraft, priceText } from '../../season/draft.ts'
import type { flawsOf, OnSale } from '../../season/rules.ts'
import { type Field, fieldOf } from '../parts/field.ts'
import type { Scene } from '../screen.ts'

/** The lines of the form. There are several of the last two: always one more than was filled in. */
export type LineKey =
  | 'title'
  | 'venue'
  | 'timeZone'
  | 'runningMinutes'
  | 'currency'
  | 'time'
  | 'grade'
export type FormLine = {
  readonly key: LineKey
  readonly field: Field
  /** whether somebody was here; before, nothing is called wrong */
  readonly touched: boolean
}

/** What another screen passes: what is filled in already, and the musical if performances are added to one. */
export type RegisterGiven = {
  readonly musical?: MusicalResponse | undefined
  readonly like?: PerformanceResponse | undefined
  /** the zone of the hall, probably */
  readonly timeZone?: string | undefined
}

export type RegisterState = {
  /** the musical to which performances are added; undefined for a new musical */
  readonly musical: MusicalResponse | undefined
  readonly lines: readonly FormLine[]
  /** the place of the line that is being typed */
  readonly at: number
  /** the rules of the box office, once they are loaded */
  readonly flawsOf: typeof flawsOf | undefined
  readonly stage:
    | { readonly is: 'form'; readonly refusal?: Failure | undefined }
    /** `to`: another form was chosen while something was typed into this one */
    | { readonly is: 'leaving'; readonly to?: RegisterGiven | undefined }
    | { readonly is: 'asked' | 'sending' }
    | { readonly is: 'done'; readonly title: string; readonly ids: readonly string[] }
}

const line = (key: LineKey, text = ''): FormLine => ({
  ...{ key, field: fieldOf(text) },
  touched: false,
})

/** @param given what is known already: an added performance mostly has the grades of the one before */
export function newForm({ musical, like, timeZone = '' }: RegisterGiven): RegisterState {
  const currency = like?.grades[0]?.price.currency ?? 'KRW'
  const grades = musical ? (like?.grades ?? []) : []
  const about = musical
    ? []
    : [line('title'), line('venue'), line('timeZone', timeZone), line('runningMinutes')]
  return {
    musical,
    lines: [
      ...about,
      line('currency', currency),
      line('time'),
      ...grades.map((each) => line('grade', gradeText(each))),
      line('grade'),
    ],
    at: musical ? 1 : 0,
    flawsOf: undefined,
    stage: { is: 'form' },
  }
}

function gradeText({ grade, capacity, price }: PerformanceResponse['grades'][number]): string {
  return `${grade} ${capacity} ${priceText(price)}`
}

/** The texts of all lines of a kind that are filled in. */
const textsOf = ({ lines }: RegisterState, key: LineKey): string[] =>
  lines.flatMap((each) => {
    const text = each.field.text.trim()
    return each.key === key && text !== '' ? [text] : []
  })

/** What was typed, as one musical. */
export function draftOf(state: RegisterState): MusicalDraft {
  const { musical } = state
  const text = (key: LineKey) => textsOf(state, key)[0] ?? ''
  const currency = text('currency')
  return {
    title: musical?.title ?? text('title'),
    venue: musical?.venue ?? text('venue'),
    timeZone: musical ? (musical.timeZone ?? '') : text('timeZone'),
    runningMinutes: musical ? '' : text('runningMinutes'),
    currency,
    times: textsOf(state, 'time'),
    grades: textsOf(state, 'grade').map((each) => gradeDraft(each, currency)),
  }
}

const KEY: Readonly<Record<LineKey, DraftFlaw['key']>> = {
  title: 'title',
  venue: 'venue',
  timeZone: 'timeZone',
  runningMinutes: 'runningMinutes',
  currency: 'currency',
  time: 'times',
  grade: 'grades',
}

/** The flaw of the line at a place, if it has one. What is missing is said at the first line of its kind. */
export function flawAt(
  state: RegisterState,
  place: number,
  flaws: readonly DraftFlaw[],
): DraftFlaw | undefined {
  const at = state.lines[place]
  if (!at) return undefined
  const before = state.lines.slice(0, place).filter(({ key }) => key === at.key)
  const filled = before.filter(({ field }) => field.text.trim() !== '').length
  const isExtra = at.field.text.trim() === '' && before.length > 0
  if (isExtra) return undefined
  return flaws.find(({ key, index }) => key === KEY[at.key] && index === filled)
}

/** The form after a change: below the last line of a kind that is filled in there is an empty one. */
export function withBlanks(state: RegisterState): RegisterState {
  const lines = state.lines.flatMap((each, i) => {
    const isLast = state.lines[i + 1]?.key !== each.key
    const grows = (each.key === 'time' || each.key === 'grade') && isLast
    return grows && each.field.text.trim() !== '' ? [each, line(each.key)] : [each]
  })
  return lines.length === state.lines.length ? state : { ...state, lines }
}

/** Whether something was typed that Escape would lose. */
export const isDirty = ({ lines, stage }: RegisterState): boolean =>
  stage.is !== 'done' && lines.some(({ touched, field }) => touched && field.text.trim() !== '')

/** What the box office would refuse. Nothing while the rules are not there yet. */
export function flawsIn(
  state: RegisterState,
  { snapshot, now }: Pick<Scene, 'snapshot' | 'now'>,
  language: 'en' | 'ko' = 'en',
): readonly DraftFlaw[] {
  const onSale: readonly OnSale[] = snapshot.season.value ?? []
  return state.flawsOf?.(draftOf(state), { language, now, onSale }) ?? []
}
