import { asId, type TaskId } from '../kernel/index.ts'

/** The id of the task with that number: `TK-1043`. Tasks are numbered in the order in which they are queued. */
export const taskId = (number: number): TaskId => asId<'task'>(`TK-${number}`)

/** The number of a task. */
export const taskNumber = (id: string): number => Number(id.slice('TK-'.length))
