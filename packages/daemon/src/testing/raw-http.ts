import { connect } from 'node:net'

/** An answer with its header lines unchanged and in order. */
export type RawAnswer = {
  readonly status: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
  /** whether the server closed the connection after the answer */
  readonly ended: boolean
}

/**
 * How long an answer may take, and then the end of a connection of which the answer says that it will end (ms). Much longer
 * than a server takes for either, also on a busy machine: otherwise it depends on the machine which of them comes first.
 */
const PATIENCE_MS = 20_000

/**
 * Sends bytes over a new connection. They need not be a complete request.
 * @param parts are sent one after another, each in a new turn of the event loop
 * @returns the answer; undefined if no answer came
 */
export function sendRaw(
  url: string,
  parts: readonly Buffer[],
  {
    hasBody = true,
    giveUpAfterMs = PATIENCE_MS,
  }: { hasBody?: boolean; giveUpAfterMs?: number } = {},
): Promise<RawAnswer | undefined> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    let come: Buffer = Buffer.alloc(0)
    let answer: RawAnswer | undefined
    const over = (ended: boolean) => {
      clearTimeout(timer)
      socket.destroy()
      resolve(answer && { ...answer, ended })
    }
    let timer = setTimeout(over, giveUpAfterMs, false)
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // A server that has answered may close before it has read everything.
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') over(true)
      else reject(error)
    })
    socket.on('close', () => over(true))
    // Without an encoding set, Node gives buffers.
    socket.on('data', (bytes: Buffer) => {
      come = Buffer.concat([come, bytes])
      const before = answer
      answer ??= answerIn(come, hasBody)
      if (!answer || before) return
      const says = answer.headers.find(([name]) => name.toLowerCase() === 'connection')?.[1]
      clearTimeout(timer)
      // If the answer says `close`, the server must close the connection. Otherwise it counts as open.
      if (says === 'close') timer = setTimeout(over, PATIENCE_MS, false)
      else over(false)
    })
    socket.on('connect', async () => {
      for (const part of parts) {
        socket.write(part)
        await new Promise(setImmediate)
      }
    })
  })
}

/** The answer at the beginning of the bytes, if it is complete. Interim answers (1xx) before it are left out. */
function answerIn(bytes: Buffer, hasBody: boolean): RawAnswer | undefined {
  const text = bytes.toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const [status = '', ...lines] = text.slice(0, end).split('\r\n')
  const rest = bytes.subarray(end + 4)
  if (/^HTTP\/1.1 1\d\d /.test(status)) return answerIn(rest, hasBody)
  const headers = lines.map((line) => {
    const colon = line.indexOf(': ')
    return [line.slice(0, colon), line.slice(colon + 2)] as const
  })
  const headerOf = (wanted: string) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1]
  if (!hasBody) return { status, headers, body: '', ended: false }
  if (headerOf('transfer-encoding') === 'chunked')
    return rest.toString('latin1').endsWith('0\r\n\r\n')
      ? { status, headers, body: rest.toString(), ended: false }
      : undefined
  const length = Number(headerOf('content-length') ?? 0)
  if (rest.length < length) return undefined
  return { status, headers, body: rest.toString(), ended: false }
}
