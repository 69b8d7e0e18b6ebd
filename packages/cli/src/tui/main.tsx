import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Language } from '@outerpark/core/names'
import { Box, render, Text, useApp, useCursor, useInput, usePaste, useWindowSize } from 'ink'
import { memo, useEffect, useSyncExternalStore } from 'react'
import { toFirstColumn, writeClipboard, writeText } from '../output/outlet.ts'
import { type App, type AppOptions, makeApp } from './app/app.ts'
import { commandLine } from './app/equal.ts'
import { type Deed, farewell, noted } from './deeds.ts'
import { pressesOf } from './keys/pressed.ts'
import { type Model, makeModel } from './model/model.ts'
import { LINEAR_SIZE, Told } from './told.tsx'
import { WORDS } from './words/words.ts'

/** A line is written again only if its text has changed. */
const Line = memo(function Line({ text }: { readonly text: string }) {
  return <Text wrap="truncate">{text === '' ? ' ' : text}</Text>
})

type Suspend = ReturnType<typeof useApp>['suspendTerminal']

/** Shows what the app draws, and passes keys and sizes on to it. All else is outside of React. */
function Terminal({ app }: { app: App }) {
  const { columns, rows } = useWindowSize()
  const { lines, cursor } = useSyncExternalStore(app.subscribe, app.shown)
  const { setCursorPosition } = useCursor()
  useEffect(() => app.resize({ columns, rows }), [app, columns, rows])
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

type KeysParts = { app: App; onReady: (suspend: Suspend) => void; onKey: () => void }

/** Passes the keys on, whatever shows the app. */
function Keys({ app, onReady, onKey }: KeysParts) {
  const { suspendTerminal } = useApp()
  useEffect(() => onReady(suspendTerminal), [onReady, suspendTerminal])
  useInput((input, key) => {
    if (key.eventType === 'release') return
    onKey()
    for (const each of pressesOf(input, key)) app.press(each)
  })
  usePaste(app.paste)
  return null
}

/** How often what counts down is looked at (ms). A frame is written only if a line has changed. */
const TICK_MS = 250

export type TuiOptions = Omit<AppOptions, 'model' | 'size' | 'now' | 'host' | 'isLinear'> & {
  /** the program of the CLI, for commands that have no screen */
  readonly program: string
  /** whether a screen reader tells what is shown: plain lines on the ordinary screen, and no frame */
  readonly isRead: boolean
}

/** Opens the terminal interface. Resolves when the user leaves. */
export async function openTui({ isRead, program, ...options }: TuiOptions): Promise<void> {
  const deeds: Deed[] = []
  const session = noted(options.session, deeds)
  const model = makeModel(session)
  const { columns, rows } = process.stdout
  const terminal = handOver()
  let fault: { readonly error: unknown } | undefined
  let pressedAt = 0
  const lastKey = () => pressedAt
  const onKey = (): void => {
    pressedAt = Date.now()
  }
  const app = makeApp({
    ...options,
    ...{ session, model, now: Date.now, isLinear: isRead },
    size: isRead ? LINEAR_SIZE : { columns, rows },
    host: {
      leave: () => instance.unmount(),
      fail(error) {
        fault ??= { error }
        instance.unmount()
      },
      clip: writeClipboard,
      run: (words, goBack) => void terminal.during(() => runCommand(program, words, goBack)),
      edit: (file) => terminal.during(() => openEditor(file)),
      suspend: () => void terminal.during(untilContinued),
    },
  })
  // Keys that were pressed before this are echoed by the terminal. The frame has to begin in the first column.
  process.stdin.setRawMode(true)
  toFirstColumn()
  const instance = render(
    <>
      <Keys app={app} onReady={terminal.ready} onKey={onKey} />
      {isRead ? (
        <Told app={app} language={options.language} lastKey={lastKey} />
      ) : (
        <Terminal app={app} />
      )}
    </>,
    {
      ...{ alternateScreen: !isRead, incrementalRendering: true, isScreenReaderEnabled: isRead },
      ...{ maxFps: 60, exitOnCtrlC: false },
    },
  )
  const ticking = setInterval(app.tick, TICK_MS)
  // Another program may have written to the screen while this one was stopped (kill -STOP).
  const drawAgain = () => void terminal.during(async () => undefined)
  process.on('SIGCONT', drawAgain)
  try {
    await instance.waitUntilExit()
  } finally {
    process.off('SIGCONT', drawAgain)
    clearInterval(ticking)
    model.close()
  }
  if (fault) throw fault.error
  sayDone(deeds, model, app.language())
}

/** Says on the ordinary screen what was done. */
function sayDone(deeds: readonly Deed[], { snapshot }: Model, language: Language): void {
  const lines = farewell(deeds, snapshot().mypage.value, { words: WORDS[language], language })
  if (lines.length > 0) writeText(lines.join('\n'))
}

/** Gives the terminal to something else and takes it again. Does nothing while it is given already. */
function handOver() {
  let suspend: Suspend | undefined
  let isGiven = false
  return {
    ready: (by: Suspend): void => {
      suspend = by
    },
    async during(act: () => Promise<void>): Promise<void> {
      if (!suspend || isGiven) return
      isGiven = true
      try {
        await suspend(act)
      } finally {
        isGiven = false
      }
    },
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
