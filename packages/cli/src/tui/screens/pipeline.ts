import type { TaskResponse } from '@outerpark/core/contract'
import { TASK_KINDS } from '@outerpark/core/names'
import { fill, line } from '../parts/line.ts'
import { NO_SELECTION, placeIn, type Selection, selectionMoved, windowOf } from '../parts/list.ts'
import type { Next, Scene, Screen } from '../screen.ts'
import type { Drawn, View } from '../view.ts'
import { breakerLines, unpaidChart } from './office-view.ts'

export type PipelineState = { readonly selection: Selection }

const CHART_ROWS = 4
const lettersOf = ({ snapshot }: Scene): readonly TaskResponse[] => snapshot.deadLetters.value ?? []
const chosenOf = ({ selection }: PipelineState, scene: Scene) => {
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
  actions: (_, scene) => (lettersOf(scene).length > 0 ? ['retry', 'drop', 'up', 'down'] : []),
  act(state, action, scene): Next<PipelineState> {
    const ids = lettersOf(scene).map(({ id }) => id)
    const by = (rows: number) => ({
      state: { selection: selectionMoved(ids, state.selection, rows, 5) },
    })
    const id = chosenOf(state, scene)?.id
    if (action === 'up') return by(-1)
    if (action === 'down') return by(1)
    if (id === undefined || (action !== 'retry' && action !== 'drop')) return { state }
    return {
      state,
      ask: async ({ staff }) => {
        // If it fails, the letter stays in the list, where it can be seen.
        await (action === 'retry' ? staff?.retryTask(id) : staff?.dropTask(id))?.catch(
          () => undefined,
        )
        return (now) => now
      },
    }
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
  return { lines: [...top, '', ...letters(state, scene, view, size.rows - top.length - 1)] }
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
