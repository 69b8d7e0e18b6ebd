import { spawn } from 'node:child_process'
import { harmless, writeText } from './outlet.ts'

/** What decides whether a text goes through a pager. */
export type Paging = {
  readonly env: NodeJS.ProcessEnv
  /** false after `--no-pager` */
  readonly pager?: boolean
  readonly colour: boolean
}

/** A program to read a text with. */
type Pager = { readonly command: string; readonly args: readonly string[]; readonly shell: boolean }

/**
 * Shows a text. If it has more lines than the terminal, it goes through the reader's pager, as gh and git do it: the one of
 * OUTERPARK_PAGER or PAGER, otherwise less. Without a terminal it never does.
 */
export async function show(text: string, paging: Paging): Promise<void> {
  const pager = isLong(text) ? pagerOf(paging) : undefined
  if (!pager || !(await read(harmless(text, paging.colour), pager, paging.env)))
    writeText(text, paging.colour)
}

/** Whether the terminal cannot show the text and the prompt below it at once. */
function isLong(text: string): boolean {
  const { isTTY, rows } = process.stdout
  return isTTY && rows > 0 && text.split('\n').length >= rows
}

/** The reader's pager. Undefined if they want none: an empty variable, or cat. */
export function pagerOf(
  { env, pager }: Pick<Paging, 'env' | 'pager'>,
  platform: NodeJS.Platform = process.platform,
): Pager | undefined {
  if (pager === false || env.TERM === 'dumb') return undefined
  const own = (env.OUTERPARK_PAGER ?? env.PAGER)?.trim()
  if (own === '' || own === 'cat') return undefined
  if (own !== undefined) return { command: own, args: [], shell: true }
  // less: quit if it is one screen, pass colours, leave the text on the screen. Windows has none of its own.
  return platform === 'win32' ? undefined : { command: 'less', args: ['-FRX'], shell: false }
}

/** What a shell answers for a command that it cannot find, or not run. */
const NOT_FOUND = [126, 127]

/** @returns whether the pager was there */
function read(text: string, { command, args, shell }: Pager, env: NodeJS.ProcessEnv) {
  const child = spawn(command, args, {
    shell,
    stdio: ['pipe', 'inherit', 'inherit'],
    // Hangul is no text for less in the locale C.
    env: { ...env, LESS: env.LESS ?? 'FRX', LV: env.LV ?? '-c', LESSCHARSET: 'utf-8' },
  })
  // Ctrl-C is for the pager, which goes on. If this program ended, both its shell and less would read the keyboard.
  const stay = () => undefined
  process.on('SIGINT', stay)
  // Whoever quits the pager early reads no more.
  child.stdin.on('error', stay)
  child.stdin.end(`${text}\n`)
  return new Promise<boolean>((resolve) => {
    const end = (isThere: boolean) => {
      process.off('SIGINT', stay)
      resolve(isThere)
    }
    child.once('error', () => end(false))
    child.once('close', (code) => end(!NOT_FOUND.includes(code ?? 0)))
  })
}
