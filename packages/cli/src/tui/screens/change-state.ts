import type {
  ChangedGradeResponse,
  ChangeGradeRequest,
  MusicalResponse,
  PerformanceResponse,
} from '@outerpark/core/contract'
import type { Failure } from '../../failure.ts'
import type { ChangeFlaw, changeFlaws } from '../../season/change-rules.ts'
import { type DraftChange, draftChange, priceText } from '../../season/draft.ts'
import { type Field, fieldOf } from '../parts/field.ts'
import { NO_SELECTION, placeIn, type Selection } from '../parts/list.ts'
import type { Scene } from '../screen.ts'
import { ordered } from './change-order.ts'

/** The two fields of a grade. */
export type Column = 'price' | 'seats'
/** A field that somebody was in. Any other one shows what is on sale now. */
export type Edit = {
  readonly grade: string
  readonly column: Column
  readonly field: Field
  /** whether another text was typed; before, the first character takes the place of what is there */
  readonly touched: boolean
}

/** What the list of musicals passes. A performance that is the only one is chosen already. */
export type ChangeGiven = {
  readonly musical?: MusicalResponse | undefined
  readonly performanceId?: string | undefined
}

/** The question before anything is changed. */
export type Asked = {
  readonly is: 'asked'
  /** what was on sale when it was asked: somebody else may change that meanwhile */
  readonly seen: readonly OnSale[]
  /** whether the prices change on all dates to come that have the same price */
  readonly isForAll: boolean
}

export type OnSale = Pick<PerformanceResponse['grades'][number], 'grade' | 'price' | 'capacity'>

export type ChangeState = {
  readonly musical: MusicalResponse | undefined
  /** whether there is more than one performance to choose from */
  readonly isList: boolean
  readonly selection: Selection
  readonly edits: readonly Edit[]
  /** the grades from the top; undefined until they are shown */
  readonly order: readonly string[] | undefined
  /** the place of the grade that is being typed */
  readonly at: number
  readonly column: Column
  /** the rules of the box office, once they are loaded */
  readonly flawsOf: typeof changeFlaws | undefined
  readonly stage:
    | { readonly is: 'list' }
    | {
        readonly is: 'form'
        readonly refusal?: Failure | undefined
        /** whether Enter was pressed while nothing was to be changed */
        readonly isUnchanged?: true
        /** what was changed before something was refused */
        readonly changed?: readonly ChangedGradeResponse[]
        /** how many prices of other dates were changed before it */
        readonly elsewhere?: number
      }
    /** `to`: another musical was chosen while something was typed for this one */
    | { readonly is: 'leaving'; readonly to?: ChangeGiven | undefined }
    | Asked
    | { readonly is: 'sending' }
    | {
        readonly is: 'done'
        readonly changed: readonly ChangedGradeResponse[]
        /** how many prices of other dates were changed too */
        readonly elsewhere: number
      }
}

export const newChange = ({ musical, performanceId }: ChangeGiven): ChangeState => ({
  musical,
  isList: performanceId === undefined,
  selection: { ...NO_SELECTION, id: performanceId },
  ...{ edits: [], order: undefined, at: 0, column: 'price', flawsOf: undefined },
  stage: { is: performanceId === undefined ? 'list' : 'form' },
})

/** The form of a performance, as it is on sale. */
export const formOf = (state: ChangeState): ChangeState => ({
  ...state,
  ...{ edits: [], order: undefined, at: 0, column: 'price', stage: { is: 'form' } },
})

/** The form after a question that was not answered. What was typed stays. */
export const backInForm = (state: ChangeState): ChangeState => ({
  ...state,
  stage: { is: 'form' },
})

/** The performances of the musical that have not begun. */
export const performancesIn = (
  { musical }: Pick<ChangeState, 'musical'>,
  { snapshot }: Pick<Scene, 'snapshot'>,
): readonly PerformanceResponse[] =>
  (snapshot.season.value ?? []).filter(({ musicalId }) => musicalId === musical?.id)

/** The performance that is chosen. In the list that is the selected one; in a form it is gone once it has begun. */
export function performanceIn(
  state: ChangeState,
  scene: Pick<Scene, 'snapshot'>,
): PerformanceResponse | undefined {
  const all = performancesIn(state, scene)
  if (state.stage.is !== 'list') return all.find(({ id }) => id === state.selection.id)
  return all[placeIn(idsOf(all), state.selection)]
}

export const idsOf = (all: readonly PerformanceResponse[]) => all.map(({ id }) => id)

/** A grade on sale, with what was typed for it. */
export type GradeRow = {
  readonly onSale: PerformanceResponse['grades'][number]
  readonly fields: Readonly<Record<Column, Field>>
  readonly change: DraftChange
  /** what the box office would refuse; nothing while the rules are not there yet */
  readonly flaws: readonly ChangeFlaw[]
}

const editOf = ({ edits }: ChangeState, grade: string, column: Column): Edit | undefined =>
  edits.find((each) => each.grade === grade && each.column === column)

/** What was typed into a field. Undefined: it shows what is on sale, also if that changes. */
const typedIn = (state: ChangeState, grade: string, column: Column): Field | undefined =>
  editOf(state, grade, column)?.field

export function rowsOf(
  state: ChangeState,
  scene: Pick<Scene, 'snapshot'>,
  language: Scene['language'] = 'en',
): readonly GradeRow[] {
  const performance = performanceIn(state, scene)
  if (!performance) return []
  return ordered(performance.grades, state.order).map((onSale): GradeRow => {
    const { grade, price, capacity } = onSale
    const typed = (column: Column) => typedIn(state, grade, column)
    const draft = { price: typed('price')?.text ?? '', seats: typed('seats')?.text ?? '' }
    const { title } = performance
    return {
      onSale,
      fields: {
        price: typed('price') ?? fieldOf(priceText(price)),
        seats: typed('seats') ?? fieldOf(String(capacity)),
      },
      change: draftChange(draft, onSale),
      flaws: state.flawsOf?.(draft, onSale, { title, language }) ?? [],
    }
  })
}

/** The grades that would be changed. */
export const changedRows = (rows: readonly GradeRow[]) =>
  rows.filter(({ change }) => Object.keys(change).length > 0)

/** The request of a row without flaws. */
export const requestOf = ({ change }: GradeRow): ChangeGradeRequest => change as ChangeGradeRequest // `changeFlaws` found nothing

/** The state after a field of the row was typed into. */
export function withEdit(state: ChangeState, row: GradeRow, field: Field): ChangeState {
  const { grade } = row.onSale
  const { column } = state
  const before = editOf(state, grade, column)
  const touched = (before?.touched ?? false) || field.text !== row.fields[column].text
  const others = state.edits.filter((each) => each !== before)
  return {
    ...state,
    edits: [...others, { grade, column, field, touched }],
    stage: { is: 'form' },
  }
}

/** Whether the field under the cursor shows only what is on sale. */
export const isOffered = (state: ChangeState, row: GradeRow): boolean =>
  !(editOf(state, row.onSale.grade, state.column)?.touched ?? false)

/** Another field. One that was left empty or as it is shows again what is on sale. */
export const moved = (state: ChangeState, at: number, column: Column): ChangeState => ({
  ...state,
  ...{ at, column },
  edits: state.edits.filter(({ touched, field }) => touched && field.text.trim() !== ''),
})

/** Whether something was typed that Escape would lose. */
export const isDirty = ({ edits, stage }: ChangeState): boolean =>
  stage.is !== 'done' && edits.some(({ touched, field }) => touched && field.text.trim() !== '')
