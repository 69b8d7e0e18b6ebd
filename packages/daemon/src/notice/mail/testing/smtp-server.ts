import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail as it came in: whom the envelope names, the source, and what a mail program makes of that. */
export type ReceivedMail = {
  readonly to: readonly string[]
  readonly source: string
  readonly parsed: Email
}

/** A real SMTP server on this machine (on a free port, if none is named), which keeps what it is sent. */
export async function smtpServer(options: SMTPServerOptions = {}, port = 0) {
  const received: ReceivedMail[] = []
  let connections = 0
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect(_, done) {
      connections++
      done()
    },
    async onData(stream, session, done) {
      const source = await whole(stream)
      // Broken off on the way: there is nobody left to answer.
      if (!source) return
      const to = session.envelope.rcptTo.map(({ address }) => address)
      received.push({ to, source: source.toString(), parsed: await PostalMime.parse(source) })
      done()
    },
    ...options,
  })
  // A client that breaks off is an error to the server, and what several tests are about.
  server.on('error', () => {})
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    port: portOf(server.server.address()),
    received,
    /** how often somebody has connected */
    connections: () => connections,
    /** how many are connected now, and have not heard yet that they are not */
    connected: () => server.connections.size,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** All of it, or undefined if it ends before its end. */
async function whole(stream: NodeJS.ReadableStream): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of stream) chunks.push(Buffer.from(chunk))
    return Buffer.concat(chunks)
  } catch {
    return undefined
  }
}

/** A server that does with each connection what the test says. */
export async function tcpServer(talk: (socket: Socket) => void) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    talk(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: portOf(server.address()),
    /** how many are connected now */
    connected: () => sockets.size,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  return typeof address === 'object' && address ? address.port : 0
}
