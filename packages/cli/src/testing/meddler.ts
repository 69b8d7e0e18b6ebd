import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Changes an answer, or a message of a stream, on its way to the program. */
export type Meddle = (answer: unknown, path: string) => unknown

/** A proxy that passes each request on to the box office at `target`, and changes what comes back. */
export async function meddler(target: string, meddle: Meddle) {
  const changed = (text: string, path: string): string => {
    try {
      return JSON.stringify(meddle(JSON.parse(text), path))
    } catch {
      return text
    }
  }
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method = '', url = '', headers } = incoming
    const { 'accept-encoding': _, ...plain } = headers
    const onward = request(new URL(url, target), { method, headers: plain }, (answer) => {
      const { 'content-length': __, ...kept } = answer.headers
      outgoing.writeHead(answer.statusCode ?? 0, kept)
      if (kept['content-type']?.includes('event-stream')) passStream(answer, outgoing, changed, url)
      else void passWhole(answer, outgoing, changed, url)
    })
    onward.on('error', () => outgoing.destroy())
    outgoing.on('close', () => onward.destroy())
    incoming.pipe(onward)
  }
  const server = createServer(pass)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // of a TCP server that listens
  return {
    url: `http://127.0.0.1:${port}`,
    close(): void {
      server.closeAllConnections()
      server.close()
    },
  }
}

type Changed = (text: string, path: string) => string

async function passWhole(
  answer: IncomingMessage,
  outgoing: ServerResponse,
  changed: Changed,
  path: string,
): Promise<void> {
  let text = ''
  for await (const chunk of answer.setEncoding('utf8')) text += chunk
  outgoing.end(changed(text, path))
}

function passStream(
  answer: IncomingMessage,
  outgoing: ServerResponse,
  changed: Changed,
  path: string,
): void {
  let rest = ''
  outgoing.flushHeaders()
  answer.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines)
      outgoing.write(
        line.startsWith('data:') ? `data: ${changed(line.slice(5), path)}\n` : `${line}\n`,
      )
  })
  answer.on('end', () => outgoing.end())
  answer.on('error', () => outgoing.destroy())
}
