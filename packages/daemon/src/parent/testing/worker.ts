import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { RequestListener, ServerResponse } from 'node:http'
import inspector from 'node:inspector'
import { KEPT_SETTINGS_ARGUMENT } from '@outerpark/core/names'
import { listen } from '../../http/server.ts'
import { joinParent } from '../join.ts'

// A worker without a box office, for tests of the parent. It behaves as TRICK says, and does what the path of a request says.

const {
  TRICK = '',
  TEST_HOME: home = '',
  TEST_PORT = '0',
  TEST_HOST = '127.0.0.1',
  STAYS_MS = '0',
} = process.env

if (TRICK === 'dies-loading') throw new Error('This version cannot be loaded.')
if (TRICK === 'never-loads') await new Promise(() => setInterval(() => undefined, 60_000))
if (TRICK === 'refuses') {
  process.send?.({
    kind: 'failed',
    code: 'config-invalid',
    detail: 'A setting is wrong.',
    hint: 'Mend it.',
  })
  process.exit(2)
}
const kept = process.argv.includes(KEPT_SETTINGS_ARGUMENT) ? readFileSync(0, 'utf8') : 'none'
const parent = joinParent()
const given = await parent
  .wait({ home, host: TEST_HOST, port: Number(TEST_PORT), mode: 'DEVELOP', isSecure: false })
  .catch((error) => {
    parent.tell({ kind: 'failed', code: 'port-unavailable', detail: error.code })
    process.exit(1)
  })
if (TRICK === 'dies-opening') throw new Error('This version cannot open the home.')

/** Shorter and longer than a worker of these tests may be silent (ms). */
const [BUSY_MS, HELD_MS] = [600, 3_500]
/** As in `office/open.ts`, and for a server that nobody keeps busy (ms). */
const [GRACE_MS, LINGER_MS] = [1_500, 100]

/** Blocks the thread and uses no processor. */
const block = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

/** the answers to those who wait for a restart */
const waiting = new Set<ServerResponse>()

const app: RequestListener = (incoming, outgoing) => {
  const path = incoming.url ?? ''
  outgoing.setHeader('connection', 'close')
  if (path === '/die') process.kill(process.pid, 'SIGKILL')
  if (path === '/throw') setImmediate(() => Promise.reject(new Error('a fault')))
  if (path === '/loop') for (;;);
  if (path === '/memory')
    for (const all: unknown[] = []; ; ) all.push(new Array(1_000_000).fill(all.length))
  if (path === '/block') block(BUSY_MS)
  if (path === '/held') {
    inspector.open(0)
    // The parent hears of it with the answer to its next question. Then the thread stands still.
    return void once(process, 'message').then(() =>
      setImmediate(() => {
        block(HELD_MS)
        outgoing.end(String(process.pid))
      }),
    )
  }
  if (path === '/restart') {
    let body = ''
    incoming.on('data', (part) => {
      body += part
    })
    waiting.add(outgoing)
    return void incoming.on('end', () =>
      parent.askToRestart(JSON.parse(body), (outcome) => outgoing.end(JSON.stringify(outcome))),
    )
  }
  if (path === '/trick') return void outgoing.end(`${process.env.TRICK} ${process.env.KNOWN}`)
  if (path === '/kept') return void outgoing.end(kept)
  if (path === '/news') return void outgoing.end(JSON.stringify(parent.news()))
  outgoing.end(String(process.pid))
}
const server = await listen(app, { host: '127.0.0.1', port: 0, handle: given.handles.port })
parent.onEnd(async (how) => {
  for (const each of waiting) each.end()
  await server.stop(GRACE_MS, LINGER_MS)
  await new Promise((resolve) => setTimeout(resolve, Number(STAYS_MS)))
  if (how === 'stop') await parent.closing()
  parent.tell({ kind: 'closed' })
  process.exit(0)
})
const about = { instance: '', version: '0', mode: 'DEVELOP', startedAt: '', url: server.url }
parent.tell({ kind: 'settings', settings: { path: 'config.json', text: TRICK, readAt: '' } })
parent.tell({ kind: 'ready', state: { ...about, pid: process.ppid, worker: process.pid } })
