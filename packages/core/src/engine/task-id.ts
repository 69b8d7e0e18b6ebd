import { asId, type TaskId } from '../kernel/index.ts'

/** A task bears the number under which it was queued: `TK-1043`. */
export const taskId = (number: number): TaskId => asId<'task'>(`TK-${number}`)

/** The number of a task. */
export const taskNumber = (id: string): number => Number(id.slice('TK-'.length))
