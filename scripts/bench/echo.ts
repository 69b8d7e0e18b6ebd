import { fork } from 'node:child_process'
import { once } from 'node:events'

export type Echo = {
  readonly pid: number
  readonly url: string
  readonly stop: () => Promise<void>
}

/** Starts the echo server in a separate process. */
export async function startEcho(): Promise<Echo> {
  const child = fork(new URL('echo-server.ts', import.meta.url), [], { execArgv: [] })
  const ended = once(child, 'exit')
  const [url] = await once(child, 'message')
  return {
    pid: child.pid ?? 0,
    url: String(url),
    async stop() {
      child.disconnect()
      await ended
    },
  }
}
