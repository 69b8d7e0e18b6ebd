import { useEffect } from 'react'
import { writeText } from '../output/outlet.ts'
import type { App } from './app/app.ts'
import { makeReader } from './app/reader.ts'
import { WORDS } from './words/words.ts'

/** A change so soon after a key is its answer (ms). */
const ANSWER_MS = 1_500

type ToldParts = {
  readonly app: App
  /** when a key was pressed last, ms since the epoch */
  readonly lastKey: () => number
}

/** Writes what the app shows as plain lines, and later what has changed. A screen reader tells what is written. */
export function Told({ app, lastKey }: ToldParts) {
  useEffect(() => {
    const { tell } = makeReader(() => WORDS[app.language()].frame.selected)
    const look = (): void => {
      const { lines } = app.shown()
      // The tabs are not told: the title is, when the screen changes.
      for (const text of tell(app.title(), lines.slice(1), Date.now() - lastKey() < ANSWER_MS))
        writeText(text)
    }
    look()
    return app.subscribe(look)
  }, [app, lastKey])
  return null
}
