import type { TaskResponse } from '@outerpark/core/contract'
import type { Page } from '../client/client.ts'
import { clockTime } from '../text/time.ts'
import { words } from '../words/words.ts'
import type { Paint } from './paint.ts'
import { table } from './table.ts'

export function tasksText({ items }: Page<TaskResponse>, paint: Paint, room?: number): string {
  return table(
    [
      { title: 'ID' },
      { title: 'TASK' },
      { title: 'STATE' },
      { title: 'RESERVATION' },
      { title: 'TRIES', align: 'right', spare: 1 },
      { title: 'DUE', spare: 2 },
      { title: 'LAST ERROR', long: 'cut', least: 16 },
    ],
    items.map(({ id, kind, state, reservationId, attempts, dueAt, lastError }) => [
      id,
      words().statuses[kind] ?? kind,
      {
        text: words().statuses[state] ?? state,
        paint: state === 'dead' ? paint.bad : paint.waiting,
      },
      reservationId,
      String(attempts),
      clockTime(dueAt),
      lastError ?? '',
    ]),
    paint,
    room,
  )
}

export const retriedText = ({ id }: { id: string }) => words().shown.triedAgain(id)
export const droppedText = ({ id }: { id: string }) => words().shown.dropped(id)
