import { beforeAll, expect, test, vi } from 'vitest'
import { widthOf } from '../../text/width.ts'
import { paintOf, THEME_NAMES } from '../style.ts'
import { exampleMap } from '../testing/hall.ts'
import { seatsApp } from '../testing/seats-app.ts'

// What is on the screen, and how little of it is drawn again.

beforeAll(() => void vi.stubEnv('LC_ALL', 'C.UTF-8'))

const examples = ['studio-400', 'playhouse-1031', 'grand-1700'] as const
const SIZES = [
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 100, rows: 30 },
  { columns: 200, rows: 50 },
]

test.each(examples)(
  '%s fits into every terminal, in both languages, wherever the cursor is',
  async (name) => {
    const map = exampleMap(name)
    for (const size of SIZES)
      for (const language of ['en', 'ko'] as const) {
        const { app, pressed } = seatsApp(map, { size, language })
        await pressed('b')
        for (const keys of [
          ['tab', 'end'],
          ['z'],
          ['down', 'home', 'enter'],
          ['tab', '?'],
          ['x', 'x'],
        ]) {
          await pressed(...keys)
          const { lines } = app.shown()
          expect(lines).toHaveLength(size.rows - 1)
          for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(size.columns)
        }
      }
  },
)

test('a move of the cursor changes its two rows and what is said of the seat, and nothing that happens no line', () => {
  const { app, press, wait } = seatsApp(exampleMap('grand-1700'), {
    size: { columns: 200, rows: 50 },
    paint: paintOf('dark'),
  })
  press('tab')
  const changed = (act: () => void): number => {
    const before = app.shown().lines
    act()
    return app.shown().lines.filter((line, n) => line !== before[n]).length
  }
  expect(changed(() => press('down'))).toBe(3)
  expect(changed(() => press('right'))).toBe(2)
  let frames = 0
  app.subscribe(() => {
    frames += 1
  })
  press('end', 'end')
  expect(frames).toBe(1)
  wait(500)
  app.tick()
  expect(frames).toBe(1)
})

test('while seats are held only the time changes', async () => {
  const { app, pressed, wait } = seatsApp(exampleMap('grand-1700'))
  await pressed('b')
  const before = app.shown().lines
  wait(1_000)
  const changed = app.shown().lines.filter((line, n) => line !== before[n])
  expect(changed).toHaveLength(1)
  expect(changed[0]).toContain('held 9:59')
})

test('without colours the real cursor stands on the seat, and with them the seat is marked', () => {
  const map = exampleMap('studio-400')
  for (const theme of THEME_NAMES) {
    const { app } = seatsApp(map, { paint: paintOf(theme) })
    const { cursor, lines } = app.shown()
    if (theme !== 'none') {
      expect(cursor, theme).toBeUndefined()
      expect(lines[8], theme).toContain('7mv\u001b[')
    } else expect(lines[cursor?.y ?? 0]?.slice(0, cursor?.x)).toBe('     6    1 rrrrrr vvvv')
  }
})

test('a terminal without the signs has others', () => {
  vi.stubEnv('LC_ALL', 'C')
  const { press, text } = seatsApp(exampleMap('studio-400'), { taken: ['1F/6/8'] })
  press('enter')
  expect(text()).toContain('v.vv*vvvvv')
  vi.stubEnv('LC_ALL', 'C.UTF-8')
})
