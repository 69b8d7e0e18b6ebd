import { parentPort, workerData } from 'node:worker_threads'
import { runTask, type ThreadTask } from '../mypage/index.ts'
import { openSqliteEventLog } from '../store/sqlite/event-log.ts'
import { resting, withRest } from './rest.ts'
import { giveWay } from './threads.ts'

// A thread of `openMyPage`.

if (!parentPort) throw new Error('This file is to be run as a worker thread.')
// What `openMyPage` gives.
const { storeFile, task } = workerData as { storeFile: string; task: ThreadTask }
const log = openSqliteEventLog(storeFile)
// Customers wait for a view. Nobody waits for its check.
if (task.kind === 'check') {
  giveWay()
  await runTask({ ...log, after: withRest(log.after, resting()) }, task, parentPort)
} else await runTask(log, task, parentPort)
