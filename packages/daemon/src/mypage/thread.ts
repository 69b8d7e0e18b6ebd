import type { MessagePort } from 'node:worker_threads'
import type { EventLog } from '@outerpark/core/ports'
import { runProjector } from './projector.ts'
import { checkView } from './remake/check.ts'
import { makeShadow } from './remake/make.ts'
import type { Checked, Made, ThreadTask } from './thread-messages.ts'
import { openView } from './view-database.ts'

/**
 * Runs a task in its thread. Each task has a thread of its own, so a check of a million reservations delays neither the
 * projector nor the bookings.
 * @param log is closed at the end
 */
export async function runTask(log: EventLog, task: ThreadTask, port: MessagePort): Promise<void> {
  if (task.kind === 'project') return runProjector(log, task, port)
  try {
    port.postMessage(await done(log, task))
  } finally {
    await log.close()
  }
}

async function done(
  log: EventLog,
  task: Exclude<ThreadTask, { kind: 'project' }>,
): Promise<Made | Checked> {
  if (task.kind === 'check') return { kind: 'checked', result: await check(log, task.viewFile) }
  await makeShadow(log, task.shadowFile)
  return { kind: 'made' }
}

async function check(log: EventLog, viewFile: string) {
  const view = openView(viewFile)
  view.pragma('query_only = ON')
  try {
    return await checkView(log, view)
  } finally {
    view.close()
  }
}
