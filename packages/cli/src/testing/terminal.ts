import { type IPty, spawn } from '@lydell/node-pty'
import xterm from '@xterm/headless'
import { expect } from 'vitest'

/** The keys that a test names, as terminals send them. Any other text is sent as it is. */
const SENT: Readonly<Record<string, string>> = {
  enter: '\r',
  escape: '\u001b',
  tab: '\t',
  'shift-tab': '\u001b[Z',
  backspace: '\u007f',
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  home: '\u001b[H',
  end: '\u001b[F',
  pageup: '\u001b[5~',
  pagedown: '\u001b[6~',
  'ctrl-c': '\u0003',
  'ctrl-k': '\u000b',
  'ctrl-z': '\u001a',
}

/** For how long a screen has to stay as it is, if it is the expected one and if it is not (ms). */
const [STAYS_MS, STAYS_OTHERWISE_MS] = [60, 2_000]

export type TerminalOptions = {
  readonly columns: number
  readonly rows: number
  readonly env: Readonly<Record<string, string>>
}

export type Terminal = ReturnType<typeof openTerminal>

/**
 * A program in a real pseudo-terminal, and an emulator that shows what a person would see.
 * Close it at the end of the test.
 */
export function openTerminal(
  program: string,
  args: readonly string[],
  { columns, rows, env }: TerminalOptions,
) {
  const emulator = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true })
  const pty: IPty = spawn(program, [...args], {
    name: 'xterm-256color',
    ...{ cols: columns, rows },
    env: { ...env, TERM: 'xterm-256color' },
  })
  const so = { far: 0, raw: '', code: undefined as number | undefined } // TypeScript would take the type of undefined
  pty.onData((data) => {
    so.far += Buffer.byteLength(data)
    so.raw += data
    emulator.write(data)
  })
  // The emulator answers questions of the program, for example where the cursor is.
  emulator.onData((data) => pty.write(data))
  pty.onExit(({ exitCode }) => {
    so.code = exitCode
  })
  return {
    pid: pty.pid,
    ...looks(emulator),
    press(...keys: readonly string[]): void {
      for (const key of keys) pty.write(SENT[key] ?? key)
    },
    resize(to: { columns: number; rows: number }): void {
      emulator.resize(to.columns, to.rows)
      pty.resize(to.columns, to.rows)
    },
    /** how many bytes the program has written */
    written: () => so.far,
    /** what the program has written, with all sequences */
    raw: () => so.raw,
    /** Makes the screen empty, as another program may do. */
    wipe: () => new Promise<void>((resolve) => emulator.write('\u001bc', resolve)),
    /** Takes the terminal away, as a closed window does. */
    hangUp: () => (pty as IPty & { destroy(): void }).destroy(), // every kind of pty has it
    /** whether the program still runs */
    runs: () => isRunning(pty.pid),
    signal: (name: NodeJS.Signals) => process.kill(pty.pid, name),
    /** Waits for the end of the program, until all that it wrote is on the screen, and gives its exit code. */
    async ended(timeout = 15_000): Promise<number | undefined> {
      await expect.poll(() => so.code, { timeout }).toBeDefined()
      // The emulator reads in the background. This is read after everything before it.
      await new Promise<void>((resolve) => emulator.write('', resolve))
      return so.code
    },
    close(): void {
      if (so.code === undefined) pty.kill('SIGKILL')
      emulator.dispose()
    },
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** What is on the screen of an emulator. */
function looks(emulator: InstanceType<typeof xterm.Terminal>) {
  const lines = (): string[] => {
    const { active } = emulator.buffer
    return Array.from({ length: emulator.rows }, (_, row) =>
      (active.getLine(active.viewportY + row)?.translateToString(true) ?? '').trimEnd(),
    )
  }
  const text = () => lines().join('\n')
  return {
    /** What is on the screen, line by line, without blanks at their ends. */
    lines,
    text,
    /** Waits until the screen shows the text. */
    async sees(what: string | RegExp, timeout = 15_000): Promise<void> {
      const pattern =
        typeof what === 'string' ? expect.stringContaining(what) : expect.stringMatching(what)
      await expect.poll(text, { timeout }).toEqual(pattern)
    },
    /**
     * Waits until the screen is as expected and stays so for a moment, since a program paints in parts. If that does not
     * come, waits until it stays as it is for longer.
     * @param cleaned the text of a screen without what differs from run to run
     * @returns the cleaned text
     */
    async still(cleaned: (text: string) => string, expected?: string): Promise<string> {
      let before = ''
      let since = 0
      const isStill = () => {
        const now = cleaned(text())
        if (now !== before || /Connecting|연결하는 중/.test(now)) since = performance.now()
        before = now
        return performance.now() - since >= (now === expected ? STAYS_MS : STAYS_OTHERWISE_MS)
      }
      await expect.poll(isStill, { interval: 20, timeout: 15_000 }).toBe(true)
      return before
    },
    async seesNot(what: string, timeout = 15_000): Promise<void> {
      await expect.poll(text, { timeout }).toEqual(expect.not.stringContaining(what))
    },
    /** where the cursor is, from 0; whether the alternate screen is shown, and whether long lines are wrapped */
    state: () => ({
      x: emulator.buffer.active.cursorX,
      y: emulator.buffer.active.cursorY,
      isAlternate: emulator.buffer.active.type === 'alternate',
      wraps: emulator.modes.wraparoundMode,
    }),
  }
}
