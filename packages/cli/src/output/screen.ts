/** A terminal to draw on: what Node's TTY streams are. */
export type Terminal = {
  readonly columns?: number
  readonly rows?: number
  readonly write: (text: string) => unknown
  readonly on: (event: 'resize', listener: () => void) => unknown
  readonly off: (event: 'resize', listener: () => void) => unknown
}

/** One row and one column less than the terminal has, so that nothing scrolls or wraps. */
export type ScreenSize = { readonly columns: number; readonly rows: number }
/** The lines for a size. */
export type Picture = (size: ScreenSize) => readonly string[]

/** ECMA-48 and DEC private modes; BEGIN and END keep a frame from being seen half drawn. */
const ESC = '\u001b['
const [ENTER, LEAVE] = [`${ESC}?1049h${ESC}?25l`, `${ESC}?25h${ESC}?1049l`]
const [BEGIN, END] = [`${ESC}?2026h`, `${ESC}?2026l`]
const [HOME, REST_OF_LINE, REST_OF_SCREEN] = [`${ESC}H`, `${ESC}K`, `${ESC}J`]

/**
 * Draws pictures in place on the terminal's other screen, so that what was there comes back.
 * Without Ink, which takes longer to load than everything else in a command together, for lines that are made already.
 */
export function openScreen(terminal: Terminal) {
  const size = (): ScreenSize => {
    const { columns = 80, rows = 24 } = terminal
    return { columns: Math.max(1, columns - 1), rows: Math.max(1, rows - 1) }
  }
  let picture: Picture | undefined
  const show = (): void => {
    const lines = picture?.(size()) ?? []
    const text = lines.map((line) => `${line}${REST_OF_LINE}`).join('\r\n')
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
  // However the process ends: nobody wants a terminal without a cursor.
  process.on('exit', close)
  return {
    size,
    draw(next: Picture): void {
      picture = next
      if (open) show()
    },
    /** The cursor and what was there before come back. */
    close,
  }
}
