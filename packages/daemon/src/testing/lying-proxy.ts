import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** What it makes of a true reply; the work has been done all the same. */
export type Lie =
  | 'html'
  | 'huge'
  | 'broken-json'
  | 'cut-off'
  | 'wrong-key'
  | 'wrong-amount'
  /** more went back in all than was charged */
  | 'refunded-more'
  | 'wrong-currency'

const JSON_TYPE = { 'content-type': 'application/json' }
/** What would move a cursor, if it were printed as it is. */
const NASTY = '\u001b[2J\u202e'

/**
 * Stands between the box office and a card company with the sandbox's interface, passes every request on, and lies
 * about some of the replies.
 * @param upstream where the card company is
 */
export async function startLyingProxy(upstream: string) {
  const lies: { on: string; lie: Lie }[] = []

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = incoming
    const body = Buffer.concat(await Array.fromAsync<Buffer>(incoming))
    const { authorization = '' } = incoming.headers
    const reply = await fetch(`${upstream}${url}`, {
      method,
      headers: { authorization, ...JSON_TYPE },
      ...(body.length > 0 ? { body } : {}),
    })
    const text = await reply.text()
    const at = lies.findIndex(({ on }) => `${method} ${url}`.endsWith(on))
    const next = at < 0 ? undefined : lies.splice(at, 1)[0]
    if (next) tell(next.lie, text, outgoing)
    else outgoing.writeHead(reply.status, JSON_TYPE).end(text)
  }

  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch(() => outgoing.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0

  return {
    url: `http://127.0.0.1:${port}`,
    /** Lies about the next replies to requests whose method and address end so. */
    lieAbout(on: string, ...next: Lie[]) {
      for (const lie of next) lies.push({ on, lie })
    },
    tellTruth() {
      lies.length = 0
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function tell(lie: Lie, truth: string, outgoing: ServerResponse): void {
  const changed = (change: object) =>
    outgoing.writeHead(200, JSON_TYPE).end(JSON.stringify({ ...JSON.parse(truth), ...change }))
  // Who asked may have heard enough before the end.
  outgoing.on('error', () => {})
  switch (lie) {
    case 'html':
      outgoing
        .writeHead(200, { 'content-type': 'text/html' })
        .end(`<h1>Please log in${NASTY}</h1>${'.'.repeat(5_000)}`)
      break
    case 'huge':
      outgoing.writeHead(200, JSON_TYPE)
      for (let i = 0; i < 32; i++) outgoing.write('x'.repeat(1024 * 1024))
      outgoing.end()
      break
    case 'broken-json':
      outgoing.writeHead(200, JSON_TYPE).end(truth.slice(0, truth.length / 2))
      break
    case 'cut-off':
      outgoing.writeHead(200, { ...JSON_TYPE, 'content-length': truth.length })
      outgoing.write(truth.slice(0, truth.length / 2), () => outgoing.destroy())
      break
    case 'wrong-key':
      changed({ key: 'somebody-else.PY-AAAAAAAAAA' })
      break
    case 'wrong-amount':
      changed({ amount: 1 })
      break
    case 'refunded-more':
      changed({ refunded: 1_000_000 })
      break
    case 'wrong-currency':
      changed({ currency: 'USD' })
      break
  }
}
