import { harmless } from './outlet.ts'

/** A terminal to draw on, such as Node's TTY streams. */
export type Terminal = {
  readonly columns?: number
  readonly rows?: number
  readonly write: (text: string) => unknown
  readonly on: (event: 'resize', listener: () => void) => unknown
  readonly off: (event: 'resize', listener: () => void) => unknown
}

/** One row and one column less than the terminal's, so that nothing scrolls or wraps. */
export type ScreenSize = { readonly columns: number; readonly rows: number }
/** The lines for a size. */
export type Picture = (size: ScreenSize) => readonly string[]

/** ECMA-48 and DEC private modes. BEGIN and END keep the terminal from showing half a frame. */
const ESC = '\u001b['
const [ENTER, LEAVE] = [`${ESC}?1049h${ESC}?25l`, `${ESC}?25h${ESC}?1049l`]
const [BEGIN, END] = [`${ESC}?2026h`, `${ESC}?2026l`]
const [HOME, REST_OF_LINE, REST_OF_SCREEN] = [`${ESC}H`, `${ESC}K`, `${ESC}J`]

/**
 * Draws pictures in place on the terminal's alternate screen, so that the ordinary one comes back afterwards.
 * Ink is not used: it takes longer to load than all the rest of a command, and these lines need no layout.
 */
export function openScreen(terminal: Terminal) {
  const size = (): ScreenSize => {
    const { columns = 80, rows = 24 } = terminal
    return { columns: Math.max(1, columns - 1), rows: Math.max(1, rows - 1) }
  }
  let picture: Picture | undefined
  const show = (): void => {
    const lines = picture?.(size()) ?? []
    const text = lines.map((line) => `${harmless(line, true)}${REST_OF_LINE}`).join('\r\n')
    terminal.write(`${BEGIN}${HOME}${text}${REST_OF_SCREEN}${END}`)
  }
  let open = true
  const close = (): void => {
    if (!open) return
    open = false
    terminal.off('resize', show)
    process.off('exit', close)
    terminal.write(LEAVE)
  }
  terminal.write(ENTER)
  terminal.on('resize', show)
  // Whichever way the process ends, the terminal shows its cursor again.
  process.on('exit', close)
  return {
    size,
    draw(next: Picture): void {
      picture = next
      if (open) show()
    },
    /** Shows the cursor and the ordinary screen again. */
    close,
  }
}
