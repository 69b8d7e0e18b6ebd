import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail that the server got: the recipients in the envelope, the source, and the parsed mail. */
export type ReceivedMail = {
  readonly to: readonly string[]
  readonly source: string
  readonly parsed: Email
}

/** A real SMTP server on this machine, on a free port if none is given. It keeps the mails that it gets. */
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
      // The client disconnected in the middle, so there is nobody to answer.
      if (!source) return
      const to = session.envelope.rcptTo.map(({ address }) => address)
      received.push({ to, source: source.toString(), parsed: await PostalMime.parse(source) })
      done()
    },
    ...options,
  })
  // The server reports a client that disconnects as an error. Several tests do that on purpose.
  server.on('error', () => {})
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    port: portOf(server.server.address()),
    received,
    /** how many connections were made in all */
    connections: () => connections,
    /** how many connections are open at the server now */
    connected: () => server.connections.size,
    /** Closes the connections that are open now. */
    hangUp(): void {
      for (const connection of server.connections) connection.close()
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** The whole content of the stream. Undefined if it is cut off. */
async function whole(stream: NodeJS.ReadableStream): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of stream) chunks.push(Buffer.from(chunk))
    return Buffer.concat(chunks)
  } catch {
    return undefined
  }
}

/** A TCP server that calls `talk` for each connection. */
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
    /** how many connections are open now */
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
