import { createServer } from 'node:http'
import inspector from 'node:inspector'
import { joinParent } from '../join.ts'

// A worker without a box office, for tests of the parent. It behaves as TRICK says, and does what the path of a request says.

const { TRICK = '', TEST_HOME: home = '', TEST_PORT = '0', STAYS_MS = '0' } = process.env

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
const parent = joinParent()
const given = await parent
  .wait({ home, host: '127.0.0.1', port: Number(TEST_PORT), mode: 'DEVELOP', isSecure: false })
  .catch((error) => {
    parent.tell({ kind: 'failed', code: 'port-unavailable', detail: error.code })
    process.exit(1)
  })
if (TRICK === 'dies-opening') throw new Error('This version cannot open the home.')

/** Blocks the thread and uses no processor. */
const block = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

const server = createServer((incoming, outgoing) => {
  const path = incoming.url ?? ''
  if (path === '/die') process.kill(process.pid, 'SIGKILL')
  if (path === '/throw') setImmediate(() => Promise.reject(new Error('a fault')))
  if (path === '/loop') for (;;);
  if (path === '/memory')
    for (const all: unknown[] = []; ; ) all.push(new Array(1_000_000).fill(all.length))
  if (path === '/block') block(400)
  if (path === '/held') {
    inspector.open(0)
    // The parent has to hear of it once before the thread stands still.
    return void setTimeout(() => {
      block(1_800)
      outgoing.end(String(process.pid))
    }, 300)
  }
  if (path === '/restart') {
    let body = ''
    incoming.on('data', (part) => {
      body += part
    })
    return void incoming.on('end', () =>
      parent.askToRestart(JSON.parse(body), (outcome) => outgoing.end(JSON.stringify(outcome))),
    )
  }
  if (path === '/trick') return void outgoing.end(`${process.env.TRICK} ${process.env.KNOWN}`)
  if (path === '/news') return void outgoing.end(JSON.stringify(parent.news()))
  outgoing.setHeader('connection', 'close').end(String(process.pid))
})
server.listen(given.handles.port, () =>
  parent.tell({ kind: 'ready', state: stateOf(server.address()) }),
)
parent.onEnd(async (how) => {
  server.close()
  server.closeAllConnections()
  await new Promise((resolve) => setTimeout(resolve, Number(STAYS_MS)))
  if (how === 'stop') await parent.closing()
  parent.tell({ kind: 'closed' })
  process.exit(0)
})

function stateOf(address: ReturnType<typeof server.address>) {
  const port = typeof address === 'object' ? address?.port : undefined
  const about = { instance: '', version: '0', mode: 'DEVELOP', startedAt: '' }
  return { ...about, pid: process.ppid, worker: process.pid, url: `http://127.0.0.1:${port}` }
}
