import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { openScreen } from './screen.ts'

/** A terminal that keeps what is written to it. */
function aTerminal(columns = 80, rows = 24) {
  const written: string[] = []
  const terminal = Object.assign(new EventEmitter(), {
    columns,
    rows,
    write: (text: string) => written.push(text),
  })
  return { terminal, written, last: () => written.at(-1) ?? '' }
}

const CURSOR_OFF = '\u001b[?25l'
const CURSOR_ON = '\u001b[?25h'

test('a picture gets one row and one column less than the terminal, so that nothing scrolls or wraps', () => {
  const { terminal, last } = aTerminal(80, 24)
  const screen = openScreen(terminal)
  screen.draw(({ columns, rows }) => [`${columns}x${rows}`, 'second'])
  expect(last()).toContain('79x23\u001b[K\r\nsecond\u001b[K\u001b[J')
  screen.close()
})

test('it is drawn again when the terminal changes its size', () => {
  const { terminal, last } = aTerminal(80, 24)
  const screen = openScreen(terminal)
  screen.draw(({ columns, rows }) => [`${columns}x${rows}`])
  Object.assign(terminal, { columns: 200, rows: 50 })
  terminal.emit('resize')
  expect(last()).toContain('199x49')
  screen.close()
})

test('the cursor is hidden while it draws, and is shown again once, even if it is closed twice', () => {
  const { terminal, written } = aTerminal()
  const screen = openScreen(terminal)
  expect(written.join('')).toContain(CURSOR_OFF)
  screen.close()
  screen.close()
  expect(written.join('').split(CURSOR_ON)).toHaveLength(2)
})

test('after it is closed nothing is drawn, even if the size changes', () => {
  const { terminal, written } = aTerminal()
  const screen = openScreen(terminal)
  screen.close()
  const before = written.length
  screen.draw(() => ['late'])
  terminal.emit('resize')
  expect(written).toHaveLength(before)
})
