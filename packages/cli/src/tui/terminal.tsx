import {
  Box,
  type Instance,
  render,
  Text,
  useApp,
  useCursor,
  useInput,
  usePaste,
  useWindowSize,
} from 'ink'
import { memo, useEffect, useSyncExternalStore } from 'react'
import { toFirstColumn } from '../output/outlet.ts'
import type { App } from './app/app.ts'
import { pressesOf } from './keys/pressed.ts'
import { Told } from './told.tsx'

// Only this file and told.tsx use Ink and React, which take longer to load than all the rest.

/** A line is written again only if its text has changed. */
const Line = memo(function Line({ text }: { readonly text: string }) {
  return <Text wrap="truncate">{text === '' ? ' ' : text}</Text>
})

/** Gives the terminal to something else, and takes it again when that has ended. */
export type Suspend = ReturnType<typeof useApp>['suspendTerminal']

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

type Shown = {
  readonly app: App
  /** whether a screen reader tells what is shown */
  readonly isRead: boolean
  readonly onReady: (suspend: Suspend) => void
}

/** Takes the terminal, and shows the app on it. */
export function showApp({ app, isRead, onReady }: Shown): Instance {
  let pressedAt = 0
  const onKey = (): void => {
    pressedAt = Date.now()
  }
  // Keys that were pressed before this are echoed by the terminal. The frame has to begin in the first column.
  process.stdin.setRawMode(true)
  toFirstColumn()
  return render(
    <>
      <Keys app={app} onReady={onReady} onKey={onKey} />
      {isRead ? <Told app={app} lastKey={() => pressedAt} /> : <Terminal app={app} />}
    </>,
    {
      ...{ alternateScreen: !isRead, incrementalRendering: true, isScreenReaderEnabled: isRead },
      ...{ maxFps: 60, exitOnCtrlC: false },
    },
  )
}
