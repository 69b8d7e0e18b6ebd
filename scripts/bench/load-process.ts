// The load generator's process: takes one job, does it with autocannon, answers, and ends.
import { once } from 'node:events'
import autocannon, { type Client, type Result } from 'autocannon'
import type { LoadJob, LoadRequest, LoadResult } from './load-job.ts'

/** How many different requests each connection sends. All of them are built beforehand. */
const REQUESTS_EACH = 8
const TIMEOUT_SECONDS = 10

const [received] = await once(process, 'message')
// runLoad sends only this message.
const job = received as LoadJob
const warmUp = job.warmUpSeconds > 0 && !job.once ? await shoot(job, job.warmUpSeconds) : undefined
const before = process.cpuUsage()
const result = await shoot(job, job.seconds)
const { user, system } = process.cpuUsage(before)
const total = (warmUp?.requests.total ?? 0) + result.requests.total
process.send?.({ ...summaryOf(result, (user + system) / 1e6), total } satisfies LoadResult)
process.disconnect?.()

function shoot({ url, connections, tokens, requests, keys, once }: LoadJob, seconds: number) {
  let connection = 0
  return autocannon({
    url,
    connections,
    ...(once ? { amount: requests.length } : { duration: seconds }),
    timeout: TIMEOUT_SECONDS,
    // autocannon replaces [<id>] anywhere in the request, headers included.
    idReplacement: keys,
    setupClient(client: Client) {
      const number = connection++
      const token = tokens[number % tokens.length]
      const turns = Array.from({ length: Math.min(REQUESTS_EACH, requests.length) }, (_, i) => i)
      const own = once
        ? requests.filter((_, i) => i % connections === number)
        : turns.map((i) => requests[(number + i) % requests.length])
      client.setRequests(own.map((request) => built(request, token, keys)))
    },
  })
}

function built(request: LoadRequest | undefined, token: string | undefined, keys: boolean) {
  if (!request) throw new Error('A load needs at least one request.')
  const { method, path, body, ifNoneMatch } = request
  const headers = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch }),
    ...(keys ? { 'idempotency-key': '[<id>]' } : {}),
  }
  return body === undefined ? { method, path, headers } : { method, path, headers, body }
}

function summaryOf(result: Result, cpuSeconds: number): Omit<LoadResult, 'total'> {
  const { requests, latency, duration, errors, timeouts } = result
  // autocannon 7.5 and later has this field in the result, but not in its types.
  const { statusCodeStats } = result as { statusCodeStats?: Record<string, { count: number }> }
  const answers = Object.entries(statusCodeStats ?? {}).map(([status, { count }]) => [
    status,
    count,
  ])
  return {
    perSecond: requests.total / duration,
    p50: latency.p50,
    p99: latency.p99,
    answers: Object.fromEntries(answers),
    errors,
    timeouts,
    cores: cpuSeconds / duration,
  }
}
