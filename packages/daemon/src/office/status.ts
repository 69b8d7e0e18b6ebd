import type { StatusResponse } from '@outerpark/core/contract'
import type { WorkerNews } from '@outerpark/core/names'
import type { Queries } from '@outerpark/core/ports'
import type { FailedRun } from '../payment/failed-run.ts'
import type { OpenNotifier } from './notifier.ts'
import type { Pipeline } from './pipeline.ts'

const isoTime = (ms: number) => new Date(ms).toISOString()

/** The tasks, the payments and the workers, and how long it takes until all payments are settled. */
export async function workStatus(
  { breaker, paymentsPerSecond, workers }: Omit<Pipeline, 'stop'>,
  { taskCounts }: Pick<Queries, 'taskCounts'>,
): Promise<Pick<StatusResponse, 'tasks' | 'payment' | 'workers'>> {
  const { state, since, awaySince, retryAt, window, failedRun } = breaker()
  const tasks = await taskCounts()
  const unpaid = tasks['approve-payment'].waiting
  const perSecond = paymentsPerSecond()
  return {
    tasks,
    payment: {
      breaker: {
        state,
        since: isoTime(since),
        awaySince: awaySince === undefined ? null : isoTime(awaySince),
        retryAt: retryAt === undefined ? null : isoTime(retryAt),
        ...window,
      },
      failedRun: failedRun ? runShown(failedRun) : null,
      unpaid,
      perSecond,
      emptyInSeconds: emptyIn(unpaid, state === 'closed' ? perSecond : 0),
    },
    workers: workers(),
  }
}

const runShown = ({ calls, since, lastAt, answeredAt }: FailedRun) => ({
  ...{ calls, since: isoTime(since), lastAt: isoTime(lastAt) },
  answeredAt: answeredAt === undefined ? null : isoTime(answeredAt),
})

/** With a parent, its process is the daemon, and this one answers for it. */
export function processStatus(news: (() => WorkerNews) | undefined) {
  if (!news) return { pid: process.pid }
  const { ends, ...others } = news()
  return { pid: process.ppid, worker: { pid: process.pid, ...others, ends: [...ends] } }
}

/** The channels for notices, and since when the admin's webhook is switched off. */
export async function noticeStatus(
  { channels, webhook }: Pick<OpenNotifier, 'channels' | 'webhook'>,
  { webhookOffSince }: Pick<Queries, 'webhookOffSince'>,
): Promise<Pick<StatusResponse, 'channels' | 'webhook'>> {
  if (!webhook) return { channels: [...channels], webhook: null }
  const { webhookId, host } = webhook
  const offSince = (await webhookOffSince(webhookId)) ?? null
  return { channels: [...channels], webhook: { host, offSince } }
}

/** After how many seconds no payment is left at this rate; null if never. */
function emptyIn(unpaid: number, perSecond: number): number | null {
  if (unpaid === 0) return 0
  return perSecond > 0 ? Math.ceil(unpaid / perSecond) : null
}
