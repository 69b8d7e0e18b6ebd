import type { PerformanceResponse } from '@outerpark/core/contract'
import { hallTime, type Language } from '@outerpark/core/names'
import { loosePart, looseSearchKey } from '@outerpark/core/search'
import type { Failure } from '../../failure.ts'
import { type Field, fieldOf } from '../parts/field.ts'
import { NO_SELECTION, placeIn, type Selection } from '../parts/list.ts'
import type { Scene } from '../screen.ts'
import { dayOf } from './calendar.ts'

export type SeasonState = {
  readonly selection: Selection
  readonly filter: Field
  readonly isFiltering: boolean
  /** the list of all performances, a month, or the performances of a day in it */
  readonly focus: 'list' | 'month' | 'day'
  /** the day that is selected in the month, `2027-01-05`; undefined for the first with a performance */
  readonly day: string | undefined
  /** how the sample season is put on sale */
  readonly sample?:
    | { readonly is: 'sending' }
    | { readonly is: 'refused'; readonly refusal: Failure }
}

export const NEW_SEASON: SeasonState = {
  ...{ selection: NO_SELECTION, filter: fieldOf(''), isFiltering: false },
  ...{ focus: 'list', day: undefined },
}

/** The texts in which the filter looks. They are made once for each answer of the box office and each language. */
const KEYS: Readonly<Record<Language, WeakMap<PerformanceResponse, string>>> = {
  en: new WeakMap(),
  ko: new WeakMap(),
}
function keyOf(performance: PerformanceResponse, language: Language): string {
  const known = KEYS[language].get(performance)
  if (known !== undefined) return known
  const { title, venue, startsAt } = performance
  const key = [title, venue, hallTime(startsAt, { language })]
    .map((text) => looseSearchKey(text))
    .join('\n')
  KEYS[language].set(performance, key)
  return key
}

/** The performances that fit the filter: a part of the title, of the venue or of the date as it is shown, or initials (초성). */
export function fitting(
  { filter }: Pick<SeasonState, 'filter'>,
  { snapshot, language }: Scene,
): readonly PerformanceResponse[] {
  const all = snapshot.season.value ?? []
  const part = loosePart(filter.text)
  return part === '' ? all : all.filter((each) => keyOf(each, language).includes(part))
}

/** The selected day of the month: the one that was chosen, else that of the selected performance. */
export function dayIn(state: SeasonState, scene: Scene): string {
  if (state.day !== undefined) return state.day
  const all = fitting(state, scene)
  const selected = all[placeIn(idsOf(all), state.selection)]
  return selected ? dayOf(selected) : new Date(scene.now).toISOString().slice(0, 10)
}

/** The performances among which the selection moves. */
export function listed(state: SeasonState, scene: Scene): readonly PerformanceResponse[] {
  const all = fitting(state, scene)
  if (state.focus === 'list') return all
  const day = dayIn(state, scene)
  return all.filter((each) => dayOf(each) === day)
}

export const idsOf = (all: readonly PerformanceResponse[]) => all.map(({ id }) => id)

export function chosenOf(state: SeasonState, scene: Scene): PerformanceResponse | undefined {
  const all = listed(state, scene)
  return all[placeIn(idsOf(all), state.selection)]
}
