const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const FRAME_MS = 100
/** ECMA-48: erase the line, after going to its beginning. */
const CLEAR = '\r\u001b[K'

/**
 * Shows on a terminal that the command waits, in one line of stderr that is erased afterwards. Elsewhere it shows nothing.
 *
 * @param text ours, and shorter than a line
 * @returns stops it
 */
export function whileWaiting(
  { json, env }: { readonly json: boolean; readonly env: NodeJS.ProcessEnv },
  text: string,
): () => void {
  if (json || !process.stderr.isTTY || env.TERM === 'dumb' || env.CI) return () => undefined
  let frame = 0
  const draw = () => {
    process.stderr.write(`${CLEAR}${FRAMES[frame % FRAMES.length]} ${text}`)
    frame += 1
  }
  draw()
  const timer = setInterval(draw, FRAME_MS)
  return () => {
    clearInterval(timer)
    process.stderr.write(CLEAR)
  }
}
