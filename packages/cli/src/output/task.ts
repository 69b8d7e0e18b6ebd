import type { ReservationResponse, TaskResponse } from '@outerpark/core/contract'
import type { Page } from '../client/client.ts'
import type { ShownTask } from '../client/task.ts'
import { clockTime } from '../text/time.ts'
import { codeText } from '../words/code-text.ts'
import { taskErrorText } from '../words/task-error.ts'
import { words } from '../words/words.ts'
import type { Cell } from './cell.ts'
import { eventsText } from './event.ts'
import type { Paint } from './paint.ts'
import { details, table } from './table.ts'

export function tasksText({ items }: Page<TaskResponse>, paint: Paint, room?: number): string {
  return table(
    [
      { title: words().columns.id },
      { title: words().columns.task },
      { title: words().columns.state },
      { title: words().columns.reservation },
      { title: words().columns.tries, align: 'right', spare: 1 },
      { title: words().columns.due, spare: 2 },
      { title: words().columns.lastError, long: 'cut', least: 16 },
    ],
    items.map(({ id, kind, state, reservationId, attempts, dueAt, lastError }) => [
      id,
      codeText(kind),
      {
        text: codeText(state),
        paint: state === 'dead' ? paint.bad : paint.waiting,
      },
      reservationId,
      String(attempts),
      clockTime(dueAt),
      lastError === null ? '' : taskErrorText(lastError),
    ]),
    paint,
    room,
  )
}

/** A task: what it is, how often it was tried and when it is tried next, its booking, and the events of that. */
export function shownTaskText(
  { task, reservation, events }: ShownTask,
  paint: Paint,
  room?: number,
): string {
  const { tasks } = words()
  const { id, kind, state, attempts, queuedAt, dueAt, lastError, reservationId } = task
  const isDead = state === 'dead'
  const rows: (readonly [string, string | Cell])[] = [
    [tasks.task, id],
    [tasks.kind, inWords(kind)],
    [tasks.state, { text: inWords(state), paint: isDead ? paint.bad : paint.waiting }],
    [tasks.queued, clockTime(queuedAt)],
    [tasks.tries, String(attempts)],
    [tasks.next, isDead ? tasks.never : clockTime(dueAt)],
    ...(lastError === null ? [] : [[tasks.lastError, taskErrorText(lastError)] as const]),
    [tasks.reservation, reservation ? bookingLine(reservation) : reservationId],
  ]
  const blocks = [details(rows, paint, room)]
  if (events.length > 0) blocks.push(eventsText({ items: events, next: null }, paint, room))
  if (isDead) blocks.push(tasks.whatNow(id))
  return blocks.join('\n\n')
}

const inWords = (code: string): string => codeText(code)

const bookingLine = ({ id, title, status, paymentStatus }: ReservationResponse): string =>
  `${id}  ${title}  ${inWords(status)}, ${inWords(paymentStatus)}`

export const retriedText = ({ id }: { id: string }) => words().shown.triedAgain(id)
export const droppedText = ({ id }: { id: string }) => words().shown.dropped(id)
