import type { TaskResponse } from '@outerpark/core/contract'
import type { Client } from '../../client/client.ts'
import { MOVES } from '../keys/keymap.ts'
import { NO_SELECTION, placeIn, selectionMoved, stepOf } from '../parts/list.ts'
import type { Next, Scene, Screen } from '../screen.ts'
import { refusalOf } from '../text.ts'
import type { PipelineState } from './pipeline-state.ts'
import { drawPipeline } from './pipeline-view.ts'

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
  names: () => ({ open: 'drop', back: 'keep' }),
  act({ selection, dropping }, action, scene): Next<PipelineState> {
    const ids = lettersOf(scene).map(({ id }) => id)
    const step = stepOf(action, PAGE, ids.length)
    if (step !== undefined)
      return { state: { selection: selectionMoved(ids, selection, step, PAGE) } }
    const id = chosenOf({ selection }, scene)?.id
    if (action === 'drop') return { state: { selection, dropping: id } }
    if (action === 'open' && dropping !== undefined)
      return { state: { selection }, ask: deed('dropped', dropping, (client) => client.dropTask) }
    if (action === 'retry' && id !== undefined)
      return { state: { selection }, ask: deed('retried', id, (client) => client.retryTask) }
    return { state: { selection } }
  },
  afterLeaving: (state) => ({ ...state, dropping: undefined }),
  draw: drawPipeline,
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

/** Does something with a dead letter, and says what was done, or why it was refused. */
const deed =
  (
    is: 'retried' | 'dropped',
    id: string,
    of: (client: Client) => (id: string) => Promise<unknown>,
  ) =>
  async ({ own, staff }: { readonly own: Client; readonly staff: Client | undefined }) => {
    try {
      await of(staff ?? own)(id)
      return (state: PipelineState): PipelineState => ({ ...state, said: { is, id } })
    } catch (error) {
      const refusal = refusalOf(error)
      return (state: PipelineState): PipelineState => ({
        ...state,
        said: { is: 'refused', refusal },
      })
    }
  }
