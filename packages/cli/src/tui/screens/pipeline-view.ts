import type { TaskResponse } from '@outerpark/core/contract'
import { TASK_KINDS } from '@outerpark/core/names'
import { widthOf, wrap } from '../../text/width.ts'
import { taskErrorText } from '../../words/task-error.ts'
import type { Office } from '../model/office.ts'
import { beside } from '../parts/beside.ts'
import { fill, line } from '../parts/line.ts'
import { placeIn, windowOf } from '../parts/list.ts'
import type { Scene } from '../screen.ts'
import { type Drawn, isVeryWide, isWide, type View } from '../view.ts'
import { historyLines } from './breaker-history.ts'
import { rateChart, unpaidChart, waitChart } from './office-charts.ts'
import { breakerLines, type Status } from './office-view.ts'
import type { PipelineState } from './pipeline-state.ts'
import { storageLines } from './storage-lines.ts'
import { workerLines as workerNews } from './worker-lines.ts'

const GAP = 2
/** With so many rows the charts are higher, and the history is longer. */
const TALL = 30
/** So high is a chart at least. */
const LEAST_CHART = 3

/** The breaker and the backlog, charts, the workers beside the history of the breaker, and the dead letters. */
export function drawPipeline(state: PipelineState, scene: Scene, view: View): Drawn {
  const office = scene.snapshot.office.value
  const status = office?.status
  if (!office || !status) return { lines: [] }
  const { size } = view
  const isTall = size.rows >= TALL
  const news = [...storageLines(status, view), ...workerNews(status, view)]
  const breaker = breakerLines(status, view)
  const lines = [...news, ...breaker]
  // What is wrong takes the room of the charts, not that of the dead letters below.
  const chartRows = Math.max(LEAST_CHART, (isTall ? 9 : 5) - news.length - (breaker.length - 2))
  const top = [...lines, '', ...charts(office, view, chartRows), ...['']]
  const room = size.rows - top.length
  const half = Math.floor((size.columns - GAP) / (isVeryWide(size) ? 3 : 2))
  const workers = workerLines(status, view, half)
  const rows = isVeryWide(size)
    ? room
    : isTall
      ? Math.max(workers.length, room - 15)
      : workers.length
  const history = historyLines(office, view, { rows, columns: half })
  const crew = beside(view, workers, history, half + GAP)
  if (isVeryWide(size)) {
    const columns = size.columns - 2 * (half + GAP)
    const third = letterLines(state, scene, { ...view, size: { rows: room, columns } })
    return { lines: [...top, ...beside(view, crew, third, 2 * (half + GAP))] }
  }
  const left = { rows: room - crew.length - 1, columns: size.columns }
  return { lines: [...top, ...crew, '', ...letterLines(state, scene, { ...view, size: left })] }
}

function charts(office: Office, view: View, rows: number): string[] {
  const count = isWide(view.size) ? 3 : 2
  const columns = Math.floor((view.size.columns - (count - 1) * GAP) / count)
  const room = { rows, columns }
  const two = beside(
    view,
    unpaidChart(office, view, room),
    rateChart(office, view, room),
    columns + GAP,
  )
  return count === 3 ? beside(view, two, waitChart(office, view, room), 2 * (columns + GAP)) : two
}

function workerLines(status: Status, { paint, words }: View, columns: number): string[] {
  const numbers = [8, 7, Math.max(6, widthOf(words.pipeline.dead) + 2)]
  const taken = numbers.reduce((sum, each) => sum + each, 0)
  const name = Math.max(8, Math.min(16, columns - taken))
  const row = (first: string, ...cells: readonly string[]) =>
    fill(first, name) + cells.map((cell, i) => fill(cell, numbers[i] ?? 0, 'right')).join('')
  const { pipeline } = words
  const head = row(pipeline.workers, pipeline.waiting, pipeline.busy, pipeline.dead)
  return [
    line(paint, columns, ['strong', head]),
    ...TASK_KINDS.map((kind) => {
      const { waiting = 0, dead = 0 } = status.tasks[kind] ?? {}
      const worker = status.workers[kind]
      const crew = worker ? `${worker.active}/${worker.limit}` : '–'
      const text = row(pipeline.kinds[kind], String(waiting), crew, dead > 0 ? `✗ ${dead}` : '0')
      return line(paint, columns, [dead > 0 ? 'bad' : 'plain', text])
    }),
  ]
}

/** What was asked or said about the dead letters, and the letters themselves. */
function letterLines(state: PipelineState, scene: Scene, view: View): string[] {
  const { paint, size, words } = view
  const all = scene.snapshot.deadLetters.value ?? []
  const said = saidLines(state, view)
  const head = line(paint, size.columns, ['strong', words.pipeline.letters])
  if (all.length === 0)
    return [
      ...[head, ...said],
      ...wrap(words.pipeline.noDead, size.columns).map((each) => paint('quiet', each)),
    ].slice(0, size.rows)
  const selected = placeIn(
    all.map(({ id }) => id),
    state.selection,
  )
  const room = Math.max(1, size.rows - 1 - said.length)
  const { from, to } = windowOf(all.length, selected, room, state.selection.from)
  const rows = all
    .slice(from, to)
    .map((letter, i) => letterRow(letter, from + i === selected, view))
  return [head, ...said, ...rows].slice(0, size.rows)
}

function letterRow(
  { id, kind, reservationId, attempts, lastError }: TaskResponse,
  isSelected: boolean,
  { paint, size, words }: View,
): string {
  const text = `${isSelected ? '▸' : ' '} ${fill(words.pipeline.kinds[kind], 9)} ${fill(reservationId, 14)} ×${fill(String(attempts), 4)} ${taskErrorText(lastError ?? '')}  ${id}`
  return isSelected ? paint('selected', fill(text, size.columns)) : line(paint, size.columns, text)
}

/** The question before a drop, what was done, or why it was refused. */
function saidLines({ dropping, said }: PipelineState, { paint, size, words }: View): string[] {
  const all = (text: string) => wrap(text, size.columns)
  if (dropping !== undefined)
    return all(words.pipeline.drop(dropping)).map((each) => paint('warn', each))
  if (!said) return []
  if (said.is === 'refused')
    return all(`✗ ${said.refusal.detail}`).map((each) => paint('bad', each))
  return all(`✓ ${words.pipeline[said.is](said.id)}`).map((each) => paint('good', each))
}
