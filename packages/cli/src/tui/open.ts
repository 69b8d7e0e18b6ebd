import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import type { Language } from '@outerpark/core/names'
import type { Instance } from 'ink'
import { wrapLines, writeClipboard, writeText } from '../output/outlet.ts'
import { type App, type AppOptions, makeApp } from './app/app.ts'
import { commandLine } from './app/equal.ts'
import type { WaysBack } from './app/host.ts'
import { LINEAR_SIZE } from './app/reader.ts'
import { type Deed, farewell, noted, type Unanswered } from './deeds.ts'
import { openEditor } from './editor.ts'
import { type Model, makeModel } from './model/model.ts'
import type { Session } from './session.ts'
import type { Suspend } from './terminal.tsx'
import { WORDS } from './words/words.ts'

/** How often what counts down is looked at (ms). A frame is written only if a line has changed. */
const TICK_MS = 500

export type TuiOptions = Omit<AppOptions, 'model' | 'size' | 'now' | 'host' | 'isLinear'> & {
  readonly speak: AppOptions['host']['speak']
  /** the program of the CLI with flags that each command gets, for commands that have no screen */
  readonly program: readonly string[]
  /** whether a screen reader tells what is shown: plain lines on the ordinary screen, and no frame */
  readonly isRead: boolean
}

/**
 * Opens the terminal interface. Resolves when the user leaves.
 * @returns how many requests had no answer yet; they keep the process alive
 */
export async function openTui({ isRead, program, speak, ...options }: TuiOptions): Promise<number> {
  const deeds: Deed[] = []
  const unanswered: Unanswered = { count: 0 }
  const session = noted(options.session, deeds, unanswered)
  const model = makeModel(session)
  const { columns, rows } = process.stdout
  const wrap = isRead ? () => undefined : wrapLines
  const terminal = handOver(wrap)
  const leaving = new AbortController()
  let fault: { readonly error: unknown } | undefined
  const app = makeApp({
    ...options,
    ...{ session, model, now: Date.now, isLinear: isRead },
    size: isRead ? LINEAR_SIZE : { columns, rows },
    host: {
      leave: () => leaving.abort(),
      fail(error) {
        fault ??= { error }
        leaving.abort()
      },
      speak,
      clip: writeClipboard,
      run: (words, ways) =>
        void terminal.during(() =>
          runCommand([...program, '--lang', app.language()], words, {
            called: session.called,
            ways,
          }),
        ),
      edit: async (file) => {
        let endedWell = false
        await terminal.during(async () => {
          endedWell = await openEditor(file)
        })
        return endedWell
      },
      suspend: () => void terminal.during(untilContinued),
    },
  })
  try {
    // The box office answers the app while Ink loads.
    const { showApp } = await import('./terminal.tsx')
    await firstAnswers(model)
    await untilLeft(app, {
      show: () => showApp({ app, isRead, onReady: terminal.ready }),
      ...{ leaving: leaving.signal, terminal, wrap },
    })
  } finally {
    // An open stream would keep the process alive.
    model.close()
  }
  if (fault) throw fault.error
  sayDone(deeds, model, { language: app.language(), session, unanswered: unanswered.count })
  return unanswered.count
}

type Shown = {
  readonly show: () => Instance
  readonly leaving: AbortSignal
  readonly terminal: ReturnType<typeof handOver>
  readonly wrap: (wraps: boolean) => void
}

/** Shows the app until the user leaves. The terminal is as before afterwards, whatever happens. */
async function untilLeft(app: App, { show, leaving, terminal, wrap }: Shown): Promise<void> {
  const wrapAgain = () => wrap(true)
  // Another program may have written to the screen while this one was stopped (kill -STOP). That can come right after the first
  // frame, so this is heard before it.
  const drawAgain = () => void terminal.during(async () => undefined)
  process.on('exit', wrapAgain).on('SIGCONT', drawAgain)
  const ticking = setInterval(app.tick, TICK_MS)
  try {
    wrap(false)
    const instance = show()
    leaving.addEventListener('abort', () => instance.unmount())
    if (leaving.aborted) instance.unmount()
    await instance.waitUntilExit()
  } finally {
    process.off('exit', wrapAgain).off('SIGCONT', drawAgain)
    clearInterval(ticking)
    wrap(true)
  }
}

/** An answer that comes within this time (ms) is part of the first frame, which saves a frame without it. */
const FIRST_MS = 12

/** Resolves when the box office has answered all that was asked, and after a moment in any case. */
async function firstAnswers(model: Model): Promise<void> {
  const until = Date.now() + FIRST_MS
  while (model.isAsking() && Date.now() < until) await setImmediate()
}

type Leaving = {
  readonly language: Language
  readonly session: Session
  readonly unanswered: number
}

/** Says on the ordinary screen what was done. */
function sayDone(
  deeds: readonly Deed[],
  { snapshot }: Model,
  { language, session, unanswered }: Leaving,
): void {
  const { called } = session
  const told = { words: WORDS[language], language, called, unanswered, way: session.way('own') }
  const lines = [
    ...farewell(deeds, snapshot().mypage.value, told),
    ...(session.runsHere() ? [told.words.farewell.runs(`${called} daemon stop`)] : []),
  ]
  if (lines.length > 0) writeText(lines.join('\n'))
}

/**
 * Gives the terminal to something else and takes it again. Does nothing while it is given already. Between the first frame and the
 * moment at which Ink can do this, it waits.
 * @param wrap turns on and off that the terminal wraps long lines, which the interface does not want
 */
function handOver(wrap: (wraps: boolean) => void) {
  const first = Promise.withResolvers<void>()
  let suspend: Suspend | undefined
  let isGiven = false
  return {
    ready: (by: Suspend): void => {
      suspend = by
      first.resolve()
    },
    async during(act: () => Promise<void>): Promise<void> {
      if (isGiven) return
      isGiven = true
      try {
        await first.promise
        await suspend?.(async () => {
          wrap(true)
          await act().finally(() => wrap(false))
        })
      } finally {
        isGiven = false
      }
    },
  }
}

/** Runs a command of the CLI in the terminal, and waits until the user has read what it says. */
async function runCommand(
  program: readonly string[],
  words: readonly string[],
  { called, ways }: { readonly called: string; readonly ways: WaysBack },
): Promise<void> {
  writeText(`\n$ ${commandLine(words, called)}\n${ways.breakOff}\n`)
  const child = spawn(process.execPath, [...program, ...words], { stdio: 'inherit' })
  await once(child, 'close')
  writeText(`\n${ways.goBack}`)
  process.stdin.resume()
  await once(process.stdin, 'data')
}

/** Stops this process, as Ctrl-Z does with others. `fg` lets it go on. */
async function untilContinued(): Promise<void> {
  const continued = once(process, 'SIGCONT')
  process.kill(process.pid, 'SIGTSTP')
  await continued
}
