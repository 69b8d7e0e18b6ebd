// The baseline of the bookings: a bare node:http server that parses the JSON it gets and sends it back.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const server = createServer((incoming, outgoing) => {
  const chunks: Buffer[] = []
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
  incoming.on('end', () => {
    const text = JSON.stringify(JSON.parse(Buffer.concat(chunks).toString()))
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    }
    outgoing.writeHead(201, headers).end(text)
  })
})
// The same backlog as the daemon's, since a thousand connections come at once.
server.listen({ host: '127.0.0.1', port: 0, backlog: 4096 })
await once(server, 'listening')
const { port } = server.address() as AddressInfo // of a TCP server that listens
process.send?.(`http://127.0.0.1:${port}`)
process.on('disconnect', () => process.exit())
