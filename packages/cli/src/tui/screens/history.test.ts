import { expect, test } from 'vitest'
import { widthOf } from '../../text/width.ts'
import type { Action } from '../keys/keymap.ts'
import { booking, cancellation, known, NOW, played, sceneOf } from '../testing/scene.ts'
import { customerScreen } from './customer.ts'
import { myPageScreen } from './mypage.ts'

const timeline = Array.from({ length: 30 }, (_, n) => ({
  ...{ at: new Date(NOW + n * 60_000).toISOString(), position: n + 1, type: 'AnythingNew' },
  text: `Entry ${n + 1}.`,
}))
const notices = Array.from({ length: 20 }, (_, n) => ({
  ...{ id: `NO-${n}`, at: new Date(NOW).toISOString(), position: n, reservationId: 'RV-1' },
  ...{ template: 'anything-new', channel: 'inbox', text: `Notice ${n + 1}.` },
}))
const page = { position: 9, reservations: [booking('RV-1', { timeline })], notices }
const hong = { id: 'CU-1', name: '홍길동', email: 'hong@example.com', language: 'ko', mail: true }
const scene = sceneOf({
  mypage: known(page as never),
  customerPage: known(page as never),
  customer: known({ ...hong, confirmed: true } as never),
})
const SCREENS = { 'My page': myPageScreen, Customer: customerScreen }
const text = (name: keyof typeof SCREENS, actions: readonly Action[] = []) =>
  played(SCREENS[name], scene, { actions, given: { id: name === 'Customer' ? 'CU-1' : undefined } })
    .lines

test.each(['My page', 'Customer'] as const)(
  '%s: Enter opens the whole history of the booking, every entry of it is reached, and Escape goes back',
  (name) => {
    const before = text(name)
    expect(before.join('\n')).toMatch(/↑ \d+ earlier/)
    expect(before.join('\n')).not.toContain('Entry 1.')
    const seen = new Set<string>()
    for (let n = 0; n < 20; n++)
      for (const line of text(name, ['open', ...Array<Action>(n).fill('down')]))
        seen.add(/Entry \d+\./.exec(line)?.[0] ?? '')
    for (const entry of timeline) expect(seen).toContain(entry.text)
    // Who moved on past the end comes back with one key.
    const end = ['open', 'last', 'down', 'down'] as const
    expect(text(name, [...end])).toEqual(text(name, ['open', 'last']))
    expect(text(name, [...end, 'up'])).not.toEqual(text(name, ['open', 'last']))
    expect(text(name, ['open', 'pageDown', 'back'])).toEqual(before)
  },
)

test('Customer: notices that do not fit are counted, and Enter shows all of them', () => {
  const some = text('Customer', ['nextPane']).join('\n')
  expect(some).toContain('20 notices')
  expect(some).toMatch(/↓ \d+ more/)
  expect(some).not.toContain('Notice 20.')
  expect(text('Customer', ['nextPane', 'open', 'last']).join('\n')).toContain('Notice 20.')
})

test('an entry is never cut in the middle of a sentence, also above a question', () => {
  const long = `${'A sentence with many words goes on below its own line. '.repeat(2)}End.`
  const at = new Date(NOW).toISOString()
  const entries = [1, 2].map((position) => ({ at, position, type: 'AnythingNew', text: long }))
  const asked = played(
    customerScreen,
    sceneOf(
      {
        ...scene.snapshot,
        customerPage: known({
          ...page,
          reservations: [booking('RV-1', { timeline: entries as never })],
        } as never),
        cancellation: known(cancellation('RV-1')),
      },
      { columns: 78, rows: 17 },
    ),
    { actions: ['cancel'], given: { id: 'CU-1' } },
  ).lines.join('\n')
  expect(asked).toContain('Cancel RV-1')
  expect(asked).toContain('↑ 2 earlier')
  expect(asked).not.toContain('A sentence')
})

test.each([78, 118, 198])(
  'a title takes what it needs, up to a limit, in %i columns',
  (columns) => {
    const titles = ['Rent', 'Les Misérables', 'T'.repeat(90)]
    for (const title of titles) {
      const wide = sceneOf(
        { mypage: known({ ...page, reservations: [booking('RV-1', { title })] } as never) },
        { columns, rows: 19 },
      )
      const [row = ''] = played(myPageScreen, wide).lines
      expect(widthOf(row)).toBeLessThanOrEqual(columns)
      expect(row).toContain('2 × R')
      const gap = row.slice(row.indexOf(title.slice(0, 4))).indexOf('2 × R')
      expect(gap).toBeLessThanOrEqual(49)
      if (title === 'Rent') expect(gap).toBe(13)
    }
  },
)
