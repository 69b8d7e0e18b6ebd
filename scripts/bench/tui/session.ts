import { setTimeout as sleep } from 'node:timers/promises'
import { type IPty, spawn } from '@lydell/node-pty'

/** A program in a pseudo-terminal, whose output is timed as it comes. */
export type Session = {
  readonly pid: number
  /** ms from the start of the program until its output had the text */
  readonly shows: (text: string) => Promise<number>
  /** Sends a key. Gives the ms until the program has written something, and the bytes that it has written. */
  readonly press: (key: string) => Promise<{ readonly ms: number; readonly bytes: number }>
  /** How often, and how many bytes, it has written since the start. */
  readonly written: () => { readonly writes: number; readonly bytes: number }
  /** Sends a key and waits for the end of the program. */
  readonly leave: (key: string) => Promise<void>
}

const SIZE = { cols: 120, rows: 40 }
const GIVE_UP_MS = 20_000
/** After this time without output an answer is complete (ms). */
const QUIET_MS = 25

export function openSession(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Session {
  const start = performance.now()
  const pty = ptyOf(args, env)
  const so = { text: '', writes: 0, bytes: 0, at: start, ended: false }
  const waiting = new Set<() => void>()
  pty.onData((data) => {
    so.text = (so.text + data).slice(-1_000_000)
    so.writes += 1
    so.bytes += Buffer.byteLength(data)
    so.at = performance.now()
    for (const look of [...waiting]) look()
  })
  pty.onExit(() => {
    so.ended = true
    for (const look of [...waiting]) look()
  })
  const until = (is: () => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!is()) return
        clearTimeout(timer)
        waiting.delete(look)
        resolve()
      }
      const timer = setTimeout(() => {
        waiting.delete(look)
        reject(new Error(`The terminal interface did not answer: ${so.text.slice(-500)}`))
      }, GIVE_UP_MS)
      waiting.add(look)
      look()
    })
  return {
    pid: pty.pid,
    async shows(text) {
      await until(() => so.text.includes(text))
      return so.at - start
    },
    async press(key) {
      const { writes, bytes } = so
      const sent = performance.now()
      pty.write(key)
      await until(() => so.writes > writes)
      const ms = so.at - sent
      await sleep(QUIET_MS)
      return { ms, bytes: so.bytes - bytes }
    },
    written: () => ({ writes: so.writes, bytes: so.bytes }),
    async leave(key) {
      pty.write(key)
      await until(() => so.ended)
    },
  }
}

function ptyOf(args: readonly string[], env: Readonly<Record<string, string | undefined>>): IPty {
  // Ink draws nothing while it believes to be in a CI.
  const { CI: _, NO_COLOR: __, ...rest } = env
  return spawn(process.execPath, [...args], {
    ...{ name: 'xterm-256color', ...SIZE },
    env: { ...rest, TERM: 'xterm-256color', LANG: 'C.UTF-8' } as Record<string, string>, // of a process
  })
}
