import { fork } from 'node:child_process'
import { once } from 'node:events'

/** Starts the echo server in a process of its own. */
export async function startEcho(): Promise<{ url: string; stop: () => Promise<void> }> {
  const child = fork(new URL('echo-server.ts', import.meta.url), [], { execArgv: [] })
  const ended = once(child, 'exit')
  const [url] = await once(child, 'message')
  return {
    url: String(url),
    async stop() {
      child.disconnect()
      await ended
    },
  }
}
