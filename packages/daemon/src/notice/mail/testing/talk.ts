import { setTimeout as wait } from 'node:timers/promises'

/** The reply to each line of the client; `undefined` means no reply. */
export type Reply = (line: string) => string | undefined

export const answerTo: Reply = (line) =>
  /^(EHLO|MAIL|RCPT|RSET|\.$)/.test(line) ? '250 ok' : line === 'DATA' ? '354 go on' : undefined

export const answering =
  (to: string, reply: string): Reply =>
  (line) =>
    line.startsWith(to) ? reply : answerTo(line)

export const dropping =
  (socket: { destroy: () => unknown }, at: string): Reply =>
  (line) => {
    if (!line.startsWith(at) || (at === '.' && line !== '.')) return answerTo(line)
    socket.destroy()
    return undefined
  }

type Line = { write: (text: string) => boolean; destroyed: boolean }

export function converse(
  socket: Line & { on: (event: 'data', listener: (chunk: Buffer) => void) => unknown },
  reply: Reply,
): void {
  let rest = ''
  socket.write('220 test\r\n')
  socket.on('data', (chunk) => {
    const lines = `${rest}${chunk}`.split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const answer = reply(line)
      if (answer !== undefined && !socket.destroyed) socket.write(`${answer}\r\n`)
    }
  })
}

export async function trickle(socket: Line): Promise<void> {
  while (!socket.destroyed) {
    socket.write('220-wait\r\n')
    await wait(50)
  }
}

export function flood(socket: Line): void {
  const line = `220-${'x'.repeat(1000)}\r\n`
  for (let n = 0; n < 100; n++) socket.write(line)
}
