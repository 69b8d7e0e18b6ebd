import { parentPort, workerData } from 'node:worker_threads'
import { runTask, type ThreadTask } from '../mypage/index.ts'
import { openSqliteEventLog } from '../store/sqlite/event-log.ts'
import { resting, withRest } from './rest.ts'
import { giveWay } from './threads.ts'

// A thread that `openMyPage` starts.

if (!parentPort) throw new Error('This file is to be run as a worker thread.')
// From `openMyPage`.
const { storeFile, task } = workerData as { storeFile: string; task: ThreadTask }
const log = openSqliteEventLog(storeFile)
// Customers wait for a view, so only its check makes room for bookings.
if (task.kind === 'check') {
  giveWay()
  await runTask({ ...log, after: withRest(log.after, resting()) }, task, parentPort)
} else await runTask(log, task, parentPort)
