import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Box, render, Text, useApp, useCursor, useInput, usePaste, useWindowSize } from 'ink'
import { memo, useEffect, useSyncExternalStore } from 'react'
import { writeClipboard, writeText } from '../output/outlet.ts'
import { type App, type AppOptions, makeApp } from './app/app.ts'
import { commandLine } from './app/equal.ts'
import { pressesOf } from './keys/pressed.ts'
import { makeModel } from './model/model.ts'

/** A line is written again only if its text has changed. */
const Line = memo(function Line({ text }: { readonly text: string }) {
  return <Text wrap="truncate">{text === '' ? ' ' : text}</Text>
})

type Suspend = ReturnType<typeof useApp>['suspendTerminal']

/** Shows what the app draws, and passes keys and sizes on to it. All else is outside of React. */
function Terminal({ app, onReady }: { app: App; onReady: (suspend: Suspend) => void }) {
  const { columns, rows } = useWindowSize()
  const { lines, cursor } = useSyncExternalStore(app.subscribe, app.shown)
  const { setCursorPosition } = useCursor()
  const { suspendTerminal } = useApp()
  useEffect(() => onReady(suspendTerminal), [onReady, suspendTerminal])
  useEffect(() => app.resize({ columns, rows }), [app, columns, rows])
  useInput((input, key) => {
    if (key.eventType !== 'release') for (const each of pressesOf(input, key)) app.press(each)
  })
  usePaste(app.paste)
  setCursorPosition(cursor)
  return (
    <Box flexDirection="column">
      {lines.map((text, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row of the terminal is its own place
        <Line key={row} text={text} />
      ))}
    </Box>
  )
}

/** How often what counts down is looked at (ms). A frame is written only if a line has changed. */
const TICK_MS = 250

export type TuiOptions = Omit<AppOptions, 'model' | 'size' | 'now' | 'host'> & {
  /** the program of the CLI, for commands that have no screen */
  readonly program: string
}

/** Opens the terminal interface. Resolves when the user leaves. */
export async function openTui(options: TuiOptions): Promise<void> {
  const model = makeModel(options.clients)
  const { columns, rows } = process.stdout
  let suspendTerminal: Suspend | undefined
  const app = makeApp({
    ...options,
    ...{ model, size: { columns, rows }, now: Date.now },
    host: {
      leave: () => instance.unmount(),
      fail: (error) => instance.unmount(error instanceof Error ? error : new Error(String(error))),
      clip: writeClipboard,
      run: (words, goBack) =>
        void suspendTerminal?.(() => runCommand(options.program, words, goBack)),
      edit: async (file) => await suspendTerminal?.(() => openEditor(file)),
      suspend: () => void suspendTerminal?.(untilContinued),
    },
  })
  const onReady = (suspend: Suspend): void => {
    suspendTerminal = suspend
  }
  const instance = render(<Terminal app={app} onReady={onReady} />, {
    ...{ alternateScreen: true, incrementalRendering: true },
    ...{ maxFps: 60, exitOnCtrlC: false },
  })
  const ticking = setInterval(app.tick, TICK_MS)
  try {
    await instance.waitUntilExit()
  } finally {
    clearInterval(ticking)
    model.close()
  }
}

/** Runs a command of the CLI in the terminal, and waits until the user has read what it says. */
async function runCommand(
  program: string,
  words: readonly string[],
  goBack: string,
): Promise<void> {
  writeText(`\n$ ${commandLine(words)}\n`)
  const child = spawn(process.execPath, [program, ...words], { stdio: 'inherit' })
  await once(child, 'close')
  writeText(`\n${goBack}`)
  process.stdin.resume()
  await once(process.stdin, 'data')
}

/** Opens a file in the editor that the user has chosen, and waits until it is closed. */
async function openEditor(file: string): Promise<void> {
  const [program = 'vi', ...options] = (process.env.VISUAL || process.env.EDITOR || 'vi').split(
    /\s+/,
  )
  const child = spawn(program, [...options, file], { stdio: 'inherit' })
  const failed = once(child, 'error').then(([error]) => error as Error)
  await Promise.race([once(child, 'close'), failed])
}

/** Stops this process, as Ctrl-Z does with others. `fg` lets it go on. */
async function untilContinued(): Promise<void> {
  const continued = once(process, 'SIGCONT')
  process.kill(process.pid, 'SIGTSTP')
  await continued
}
