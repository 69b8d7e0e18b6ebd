import type { TaskResponse } from '@outerpark/core/contract'
import { TASK_KINDS } from '@outerpark/core/names'
import { wrap } from '../../text/width.ts'
import { MOVES } from '../keys/keymap.ts'
import { fill, line } from '../parts/line.ts'
import {
  NO_SELECTION,
  placeIn,
  type Selection,
  selectionMoved,
  stepOf,
  windowOf,
} from '../parts/list.ts'
import type { Next, Scene, Screen } from '../screen.ts'
import { whyOf } from '../text.ts'
import type { Drawn, View } from '../view.ts'
import { breakerLines, unpaidChart } from './office-view.ts'

export type PipelineState = {
  readonly selection: Selection
  /** the dead letter that is to be dropped, which is asked for */
  readonly dropping?: string | undefined
  /** why the last retry or drop was refused */
  readonly refusal?: string | undefined
}

const CHART_ROWS = 4
/** How many dead letters `PgUp` and `PgDn` pass. */
const PAGE = 5
const lettersOf = ({ snapshot }: Scene): readonly TaskResponse[] => snapshot.deadLetters.value ?? []
const chosenOf = ({ selection }: Pick<PipelineState, 'selection'>, scene: Scene) => {
  const all = lettersOf(scene)
  return all[
    placeIn(
      all.map(({ id }) => id),
      selection,
    )
  ]
}

/** The payments and notices on their way: the breaker, the backlog, the workers, and what could not be done. */
export const pipelineScreen: Screen<PipelineState> = {
  needs: ['office', 'deadLetters'],
  begin: () => ({ selection: NO_SELECTION }),
  actions(state, scene) {
    if (state.dropping !== undefined) return ['open', 'back']
    return lettersOf(scene).length > 0 ? ['retry', 'drop', ...MOVES] : []
  },
  act({ selection, dropping }, action, scene): Next<PipelineState> {
    const ids = lettersOf(scene).map(({ id }) => id)
    const step = stepOf(action, PAGE, ids.length)
    if (step !== undefined)
      return { state: { selection: selectionMoved(ids, selection, step, PAGE) } }
    const id = chosenOf({ selection }, scene)?.id
    if (action === 'drop') return { state: { selection, dropping: id } }
    if (action === 'open' && dropping !== undefined)
      return {
        state: { selection },
        ask: ({ own, staff }) => done((staff ?? own).dropTask(dropping)),
      }
    if (action === 'retry' && id !== undefined)
      return { state: { selection }, ask: ({ own, staff }) => done((staff ?? own).retryTask(id)) }
    return { state: { selection } }
  },
  draw,
  request: (state, scene) => {
    const chosen = chosenOf(state, scene)
    return chosen
      ? { method: 'POST', path: `/v1/tasks/${chosen.id}/retry`, body: {} }
      : { method: 'GET', path: '/v1/status' }
  },
  command: (state, scene) => {
    const chosen = chosenOf(state, scene)
    return chosen ? ['task', 'retry', chosen.id] : ['status']
  },
}

/** Waits for the answer, and shows why if it was refused. */
async function done(answer: Promise<unknown>): Promise<(state: PipelineState) => PipelineState> {
  try {
    await answer
    return (state) => state
  } catch (error) {
    const refusal = whyOf(error)
    return (state) => ({ ...state, refusal })
  }
}

function draw(state: PipelineState, scene: Scene, view: View): Drawn {
  const office = scene.snapshot.office.value
  const status = office?.status
  if (!office || !status) return { lines: [] }
  const { paint, size, words } = view
  const kinds = TASK_KINDS.map((kind) => {
    const { waiting = 0, dead = 0 } = status.tasks[kind] ?? {}
    const worker = status.workers[kind]
    const crew = worker ? `${worker.active}/${worker.limit}` : '–'
    return line(
      paint,
      size.columns,
      `${fill(words.pipeline.kinds[kind], 12)}${fill(String(waiting), 9, 'right')} ${words.pipeline.waiting}  `,
      `${fill(crew, 9, 'right')} ${words.pipeline.workers}  `,
      [dead > 0 ? 'bad' : 'quiet', `${dead} ${words.pipeline.dead}`],
    )
  })
  const top = [
    ...breakerLines(status, view),
    '',
    ...unpaidChart(office, view, CHART_ROWS),
    '',
    ...kinds,
  ]
  const said = saidLines(state, view)
  const room = size.rows - top.length - 1 - said.length
  return { lines: [...top, '', ...said, ...letters(state, scene, view, room)] }
}

/** The question before a drop, or why the last deed was refused. */
function saidLines({ dropping, refusal }: PipelineState, { paint, size, words }: View): string[] {
  const text = dropping === undefined ? refusal && `✗ ${refusal}` : words.pipeline.drop(dropping)
  const meaning = dropping === undefined ? 'bad' : 'warn'
  return text === undefined ? [] : wrap(text, size.columns).map((each) => paint(meaning, each))
}

function letters(state: PipelineState, scene: Scene, view: View, room: number): string[] {
  const { paint, size, words } = view
  const all = lettersOf(scene)
  if (all.length === 0) return [paint('quiet', words.pipeline.noDead)]
  const selected = placeIn(
    all.map(({ id }) => id),
    state.selection,
  )
  const { from, to } = windowOf(all.length, selected, Math.max(1, room), state.selection.from)
  return all.slice(from, to).map(({ id, kind, reservationId, lastError }, i) => {
    const isSelected = from + i === selected
    const text = `${isSelected ? '▸' : ' '} ${fill(id, 9)} ${fill(words.pipeline.kinds[kind], 10)} ${reservationId}  ${lastError ?? ''}`
    return isSelected
      ? paint('selected', fill(text, size.columns))
      : line(paint, size.columns, text)
  })
}
