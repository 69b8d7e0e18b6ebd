import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** How the proxy changes a reply. The card company has done the work nevertheless. */
export type Lie =
  | 'html'
  | 'huge'
  | 'broken-json'
  | 'cut-off'
  | 'wrong-key'
  | 'wrong-amount'
  /** the refunded amount is larger than the charge */
  | 'refunded-more'
  | 'wrong-currency'

const JSON_TYPE = { 'content-type': 'application/json' }
/** Control characters that would change a terminal if they were printed. */
const NASTY = '\u001b[2J\u202e'

/**
 * Starts a proxy between the box office and a card company with the sandbox's interface. It passes every request on,
 * and changes some of the replies.
 * @param upstream the address of the card company
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
    /** Changes the next replies to requests whose method and address end with `on`. */
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
  // The client may close the connection before the end.
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
