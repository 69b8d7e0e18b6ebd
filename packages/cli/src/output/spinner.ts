const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const FRAME_MS = 100
/** ECMA-48: erase the line, after going to its beginning. */
const CLEAR = '\r\u001b[K'

// Only one of them is drawn at a time: a request within a wait has none of its own.
let isShown = false

/**
 * Shows on a terminal that the command waits, in one line of stderr that is erased afterwards. Elsewhere it shows nothing.
 *
 * @param text ours, and cut to a line; a function is asked for each frame what to say now
 * @returns stops it
 */
export function whileWaiting(
  { json, env }: { readonly json: boolean; readonly env: NodeJS.ProcessEnv },
  text: string | (() => string),
): () => void {
  if (json || !process.stderr.isTTY || env.TERM === 'dumb' || env.CI || isShown)
    return () => undefined
  isShown = true
  let frame = 0
  const draw = () => {
    const now = typeof text === 'string' ? text : text()
    process.stderr.write(`${CLEAR}${FRAMES[frame % FRAMES.length]} ${fitted(now)}`)
    frame += 1
  }
  draw()
  const timer = setInterval(draw, FRAME_MS)
  return () => {
    clearInterval(timer)
    isShown = false
    process.stderr.write(CLEAR)
  }
}

/**
 * A line that breaks would not be erased whole. What is not ASCII counts as two columns, so that no table of widths is
 * loaded.
 */
function fitted(text: string): string {
  const { columns = 80 } = process.stderr
  let room = columns - 3
  let shown = ''
  for (const character of text) {
    room -= character <= '~' ? 1 : 2
    if (room < 0) break
    shown += character
  }
  return shown
}
