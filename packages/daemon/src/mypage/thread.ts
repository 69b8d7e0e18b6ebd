import type { MessagePort } from 'node:worker_threads'
import type { EventLog } from '@outerpark/core/ports'
import { runProjector } from './projector.ts'
import { checkView } from './remake/check.ts'
import { makeShadow } from './remake/make.ts'
import type { Checked, ThreadTask } from './thread-messages.ts'
import { openView } from './view-database.ts'

/**
 * What a thread of MyPage does. Each task has a thread of its own: whoever compares or makes a million reservations
 * keeps the projector waiting as little as those who book.
 * @param log is closed at the end
 */
export async function runTask(log: EventLog, task: ThreadTask, port: MessagePort): Promise<void> {
  if (task.kind === 'project') return runProjector(log, task, port)
  try {
    if (task.kind === 'make') await makeShadow(log, task.shadowFile)
    else
      port.postMessage({
        kind: 'checked',
        result: await check(log, task.viewFile),
      } satisfies Checked)
  } finally {
    await log.close()
  }
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
