import type { MessagePort } from 'node:worker_threads'
import type { EventLog } from '@outerpark/core/ports'
import { runProjector } from './projector.ts'
import { checkView } from './remake/check.ts'
import { makeShadow } from './remake/make.ts'
import { readReport } from './sales/read-report.ts'
import type { Checked, Made, Reported, ThreadTask } from './thread-messages.ts'
import { openView, type ViewDatabase } from './view-database.ts'

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
): Promise<Made | Checked | Reported> {
  if (task.kind === 'report')
    return {
      kind: 'reported',
      report: await reading(task.viewFile, (view) => readReport(view, task.asked)),
    }
  if (task.kind === 'check') {
    const result = await reading(task.viewFile, (view) => checkView(log, view))
    return { kind: 'checked', result }
  }
  await makeShadow(log, task.shadowFile)
  return { kind: 'made' }
}

/** Uses the view, and writes nothing to it. */
async function reading<T>(file: string, use: (view: ViewDatabase) => T | Promise<T>): Promise<T> {
  const view = openView(file)
  view.pragma('query_only = ON')
  try {
    return await use(view)
  } finally {
    view.close()
  }
}
