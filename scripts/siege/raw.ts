import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/**
 * Opens a connection on which anything can be sent.
 * @param saw is called with the status and the code of each answer that comes
 */
export async function rawConnection(url: string, saw: (answer: string) => void): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port) })
  let text = ''
  socket.on('data', (bytes: Buffer) => {
    text += bytes.toString('latin1')
    const heads = [
      ...text.matchAll(
        /HTTP\/1\.1 (\d+)[^\r]*\r\n[\s\S]*?\r\n\r\n(?:\{"type":"urn:outerpark:problem:([\w-]+))?/g,
      ),
    ]
    // The last answer may not be there as a whole.
    for (const [, status, code] of heads.slice(0, -1)) saw(code ? `${status} ${code}` : `${status}`)
    const last = heads.at(-1)
    text = last ? text.slice(last.index) : text.slice(-1_000)
  })
  socket.on('close', () => {
    const [, status, code] =
      /HTTP\/1\.1 (\d+)[^\r]*\r\n(?:[\s\S]*problem:([\w-]+))?/.exec(text) ?? []
    saw(status === undefined ? 'closed' : code ? `${status} ${code}` : status)
  })
  socket.on('error', () => {})
  await Promise.race([once(socket, 'connect'), once(socket, 'close')]).catch(() => {})
  return socket
}

/** Writes, and waits until there is room for more. Returns false if the connection is closed. */
export async function write(socket: Socket, bytes: string): Promise<boolean> {
  if (socket.destroyed) return false
  if (!socket.write(bytes))
    await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => {})
  return !socket.destroyed
}

/** The head of a request with a JSON body. */
export const head = (path: string, more: readonly string[]): string =>
  [
    `POST ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Content-Type: application/json',
    ...more,
    '',
    '',
  ].join('\r\n')
