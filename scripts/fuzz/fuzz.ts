import { Agent } from 'node:http'
import { STATUS_OF } from '@outerpark/core/contract'
import { type Answer, exchange } from '../../packages/daemon/src/http-client/exchange.ts'
import { type Origin, originOf } from '../../packages/daemon/src/http-client/send.ts'
import { type Finding, finding, none } from '../lab/findings.ts'
import { resetKnobs } from '../lab/knobs.ts'
import { openTemporaryOffice, type TemporaryOffice, verify } from '../lab/office.ts'
import { residentMib } from '../lab/process-facts.ts'
import { type Operation, operationsOf } from './document.ts'
import { choices } from './random.ts'
import { type Made, makeRequest } from './request.ts'
import { type LiveScene, makeScene } from './scene.ts'

export type FuzzSettings = {
  readonly requests: number
  readonly seed: number
  readonly only?: number
}

/** So many requests are under way at once. */
const AT_ONCE = 8
/** No answer may take longer (ms). */
const LONGEST_MS = 2_000
/** After so many requests new customers sign up, and the card company works again. */
const RENEW_EVERY = 500
/** These take long by their nature, or leave nothing to ask: they are asked rarely. */
const RARE = ['/v1/verify', '/v1/mypage/rebuild', '/v1/sandbox/knobs']
const RARELY = 0.02
/** Whoever drops a dead letter leaves what waits for it undone, and `verify` names it. */
const DROP = '/v1/tasks/{id}/drop'
/**
 * How much memory the daemon may gain after the first tenth of the requests (MiB). Nothing is kept for ever: after a collection
 * the heap has 30 MiB, however many requests came. V8 lets the space for new objects grow from 16 to 64 MiB and back, and the
 * caches of SQLite and MyPage fill.
 */
const GROWTH_MIB = 150

type Seen = {
  readonly byStatus: Map<number, number>
  readonly wrong: string[]
  readonly unanswered: string[]
  readonly slow: string[]
  slowestMs: number
  /** how many dead letters the admin dropped */
  dropped: number
}

/** Sends generated requests to a daemon of its own, and checks every answer. */
export async function fuzz(
  settings: FuzzSettings,
  say: (line: string) => void,
): Promise<Finding[]> {
  const office = await openTemporaryOffice()
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  try {
    const origin = originOf(office.daemon.url, agent)
    const openApi = await office.client.ask({ method: 'GET', path: '/openapi.json' })
    const operations = operationsOf(openApi.text)
    const seen: Seen = {
      byStatus: new Map(),
      wrong: [],
      unanswered: [],
      slow: [],
      slowestMs: 0,
      dropped: 0,
    }
    const scene = await makeScene(office)
    const memory = await sendAll({ office, origin, operations, scene, seen }, settings, say)
    await resetKnobs(office)
    const counts = [...seen.byStatus].toSorted(([a], [b]) => a - b)
    say(counts.map(([status, count]) => `${count} × ${status}`).join(', '))
    const { checks } = await verify(office)
    const broken = checks
      .filter(({ ok, params }) => !ok && !(params?.mayBeDropped && seen.dropped > 0))
      .map(({ name, detail }) => `${name}: ${detail}`)
    return [
      none('faults and answers that are not as described', seen.wrong),
      none('requests without an answer', seen.unanswered),
      none(`answers later than ${LONGEST_MS} ms`, seen.slow),
      finding(
        'memory is flat',
        memory.gain < GROWTH_MIB,
        `${memory.early} MiB, then ${memory.late} MiB`,
      ),
      finding('verify holds', broken.length === 0, broken.join(', ') || 'it does'),
    ]
  } finally {
    agent.destroy()
    await office.close()
  }
}

type Range = {
  readonly office: TemporaryOffice
  readonly origin: Origin
  readonly operations: readonly Operation[]
  readonly scene: LiveScene
  readonly seen: Seen
}

async function sendAll(range: Range, settings: FuzzSettings, say: (line: string) => void) {
  const { office, scene } = range
  const memory = () => Math.round(residentMib(office.daemon.pid) ?? 0)
  let early = memory()
  const { requests, seed, only } = settings
  for (let begin = 0; begin < requests; begin += RENEW_EVERY) {
    const end = Math.min(begin + RENEW_EVERY, requests)
    let next = begin
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (next < end) {
          const number = next++
          if (only === undefined || only === number) await sendOne(range, seed, number)
        }
      }),
    )
    await resetKnobs(office)
    await scene.renew()
    if (begin <= requests / 10) early = Math.max(early, memory())
    if (requests > 5_000 && begin % 10_000 === 0) say(`${end} requests, ${memory()} MiB`)
  }
  const late = memory()
  return { early, late, gain: late - early }
}

/** The request of this number is the same for the same seed, except for the ids of what was made meanwhile. */
async function sendOne(
  { origin, operations, scene, seen }: Range,
  seed: number,
  number: number,
): Promise<void> {
  const random = choices(seed * 1_000_003 + number)
  let operation = random.pick(operations)
  if (RARE.includes(operation.path) && !random.chance(RARELY)) operation = random.pick(operations)
  const made = makeRequest(operation, scene, random)
  const told = () =>
    `#${number} ${made.method} ${made.path.slice(0, 200)} ${made.body?.toString().slice(0, 300) ?? ''}`
  const start = performance.now()
  const answer = await send(origin, made)
  const took = performance.now() - start
  if (!answer) return void seen.unanswered.push(told())
  seen.byStatus.set(answer.status, (seen.byStatus.get(answer.status) ?? 0) + 1)
  seen.slowestMs = Math.max(seen.slowestMs, took)
  const isRare = RARE.includes(operation.path)
  if (took > LONGEST_MS && !isRare) seen.slow.push(`${told()}: ${took.toFixed(0)} ms`)
  const wrong = faultIn(answer, made.method)
  if (wrong !== undefined) seen.wrong.push(`${told()}: ${wrong} ${answer.text.slice(0, 300)}`)
  if (answer.status < 300 && operation.path === DROP) seen.dropped += 1
  if (answer.status < 300) scene.learn(answer.text)
}

/** Sends a request; once more if the daemon has closed the connection in the meantime. */
async function send(origin: Origin, { body, ...request }: Made): Promise<Answer | undefined> {
  const whole = { ...request, body, maxBytes: Number.POSITIVE_INFINITY }
  const once = (to: Origin) =>
    exchange(to, whole, AbortSignal.timeout(30_000)).catch(() => undefined)
  return (await once(origin)) ?? once({ ...origin, agent: false })
}

/** What is wrong with an answer; undefined if nothing is. */
function faultIn({ status, headers, text }: Answer, method: string): string | undefined {
  if (headers['request-id'] === undefined) return 'no Request-Id'
  if (status >= 500 && !(status === 503 && headers['retry-after'] !== undefined)) return `${status}`
  if (status < 400 || method === 'HEAD') return undefined
  if (headers['content-type'] !== 'application/problem+json') return `${status} is no problem+json`
  const { code, status: said } = JSON.parse(text) as { code: string; status: number }
  if (!(code in STATUS_OF) || said !== status) return `the code ${code} with ${said}`
  return undefined
}
