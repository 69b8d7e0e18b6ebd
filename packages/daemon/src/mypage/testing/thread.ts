import { parentPort, workerData } from 'node:worker_threads'
import { runTask } from '../thread.ts'
import { openLog } from './log.ts'

// A thread of MyPage in a test, with the log of the test.

if (!parentPort) throw new Error('This file is to be run as a worker thread.')
await runTask(openLog(workerData.logFile), workerData.task, parentPort)
