import type { TaskResponse } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import type { Client } from '../../client/client.ts'
import { Failure } from '../../failure.ts'
import { makeProgram } from '../../program/program.ts'
import { widthOf } from '../../text/width.ts'
import {
  booking,
  cancellation,
  DESK,
  known,
  NOW,
  performance,
  played,
  sceneOf,
  viewOf,
} from '../testing/scene.ts'
import { bookScreen } from './book.ts'
import { myPageScreen } from './mypage.ts'
import { pipelineScreen } from './pipeline.ts'
import { sandboxScreen } from './sandbox.ts'
import { SCREENS } from './screens.ts'
import { seasonScreen } from './season.ts'
import { fitting, NEW_SEASON, type SeasonState } from './season-state.ts'

const hadestown = performance('PF-1', 'Hadestown')
const cats = performance('PF-3', 'Cats '.repeat(40))
const season = known([hadestown, performance('PF-2', '오페라의 유령', { VIP: 0 }), cats])
/** What any screen may begin with: a performance, or a musical and its performance. */
const givenFor = (show: typeof cats) => ({
  ...show,
  musical: { ...show, id: show.musicalId, runningMinutes: null, timeZone: null },
  performanceId: show.id,
})
const page = (...reservations: ReturnType<typeof booking>[]) =>
  known({ position: 9, reservations, notices: [] })
const knobs = known({
  ...{ latency: '30', fail: 0, loseReplies: 0, duplicate: 0 },
  ...{ wrongAmount: 0, decline: 0, outage: false },
})

test.each(Object.entries(SCREENS))('%s draws no line that is too wide or too many', (_, screen) => {
  for (const columns of [58, 78, 118, 198])
    for (const language of ['en', 'ko'] as const) {
      const scene = sceneOf(
        { season, mypage: page(booking('RV-1'), booking('RV-2')), knobs },
        { columns, rows: 19 },
      )
      const { lines } = screen.draw(screen.begin(givenFor(cats)), scene, viewOf(scene, language))
      expect(lines.length).toBeLessThanOrEqual(19)
      for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(columns)
    }
})

test('What’s on: Enter on a performance books it', () => {
  const { go } = played(seasonScreen, sceneOf({ season }), { actions: ['down', 'open'] })
  expect(go).toMatchObject({ place: 'book', with: { id: 'PF-2' } })
})

test.each([
  ['지킬앤', ['PF-1']],
  ['ㅈㅋ', ['PF-1']],
  ['miserables', ['PF-2']],
  ['2027-01-05', ['PF-1', 'PF-2']],
  ['2027-02', []],
])('What’s on: "%s" is looked for without blanks and accents, also in the date', (typed, found) => {
  const shows = [performance('PF-1', '지킬 앤 하이드'), performance('PF-2', 'Les Misérables')]
  const scene = sceneOf({ season: known(shows) })
  const { state } = played(seasonScreen, scene, { actions: ['filter'] })
  const next = seasonScreen.type?.(state as SeasonState, { name: '', text: typed }, scene)
  expect(fitting(next?.state ?? NEW_SEASON, scene).map(({ id }) => id)).toEqual(found)
})

test('What’s on: seats are told with separators, as in Sales', () => {
  const { grades, ...cats } = performance('PF-1', 'Cats', { VIP: 1_240, R: 1 })
  const large = { ...cats, grades: grades.map((each) => ({ ...each, capacity: 2_000 })) }
  const { lines } = played(seasonScreen, sceneOf({ season: known([large]) }))
  expect(lines[2]).toContain('1,241 left')
})

test('What’s on: a sold-out performance says so in words', () => {
  const { lines } = played(seasonScreen, sceneOf({ season }), { actions: ['down'] })
  expect(lines.join('\n')).toMatch(/오페라의 유령.*sold out/)
})

test('Book: the total follows the grade and the number', () => {
  const scene = sceneOf({ season })
  const { lines } = played(bookScreen, scene, {
    given: hadestown,
    actions: ['right', 'down', 'more', 'more'],
  })
  expect(lines.join('\n')).toContain('‹ R ›')
  expect(lines.join('\n')).toContain('Press Enter to book 3 × R for ₩300,000.')
})

test('Book: while the booking is sent, no key does anything, so nothing is booked twice', () => {
  const scene = sceneOf({ season })
  const { state } = played(bookScreen, scene, { given: hadestown, actions: ['open'] })
  expect(bookScreen.actions(state as never, scene)).toEqual([])
})

test('Book: the command that is copied books the same', () => {
  const scene = sceneOf({ season })
  const { state } = played(bookScreen, scene, { given: hadestown, actions: ['down', 'more'] })
  expect(bookScreen.command?.(state as never, scene)?.join(' ')).toBe(
    'book PF-1 --grade VIP --seats 2 --pay-with card-ok --yes',
  )
})

test('My page: a cancel is asked for, with what comes back, and Escape keeps the booking', () => {
  const scene = sceneOf({
    mypage: page(booking('RV-1')),
    cancellation: known(cancellation('RV-1')),
  })
  const asked = played(myPageScreen, scene, { actions: ['cancel'] })
  expect(asked.lines.join('\n')).toContain('₩200,000 goes back to the card.')
  const kept = played(myPageScreen, scene, { actions: ['cancel', 'back'] })
  expect(kept.lines.join('\n')).not.toContain('Cancel RV-1')
})

test('My page: what is over cannot be cancelled, and says whether the money is back', () => {
  const over = { status: 'cancelled', paymentStatus: 'approved' } as const
  const scene = sceneOf({ mypage: page(booking('RV-1', over)) })
  const { state, lines } = played(myPageScreen, scene)
  expect(myPageScreen.actions(state as never, scene)).not.toContain('cancel')
  expect(lines.join('\n')).toContain('being settled')
})

test('My page: a deferred payment counts down to its next try', () => {
  const deferredUntil = new Date(NOW + 4_000).toISOString()
  const waits = { status: 'awaiting-payment', paymentStatus: 'deferred', deferredUntil } as const
  const { lines } = played(myPageScreen, sceneOf({ mypage: page(booking('RV-1', waits)) }))
  const text = lines.join('\n')
  expect(text).toContain(
    '✓ booked  →  ▸ payment deferred (next try in 4 s)  →  · paid  →  · notified',
  )
  expect(text).toMatch(/2 × R +payment deferred/)
  expect(text).toContain('Your seats stay held')
  expect(text).toContain('You need not do anything.')
})

test('My page: a text that is wider than its line goes on below, and no entry begins in its middle', () => {
  const reason = 'the card company does not want to charge this card, and says so at length, twice'
  const entry = { at: '2026-12-01T11:00:00.000Z', position: 1, type: 'PaymentDeclined' }
  const timeline = Array.from({ length: 9 }, () => ({ ...entry, text: '', params: { reason } }))
  const scene = sceneOf({ mypage: page(booking('RV-1', { timeline } as never)) })
  const { lines } = played(myPageScreen, scene)
  const told = lines.slice(lines.findIndex((line) => line.startsWith('✓ booked')) + 2)
  // What is left out is said, and counted.
  const shown = told.filter((line) => line.includes('Payment declined')).length
  expect(told[0]).toBe(`↑ ${9 - shown} earlier`)
  expect(shown).toBeGreaterThan(1)
  expect(told[1]).toMatch(/^12-01 .*Payment declined/)
  expect(told[2]).toMatch(/^ {13}\S/)
  expect(told.join('\n')).not.toContain('…')
})

test('Sandbox: a slider shows at once what it was turned to', () => {
  const { lines } = played(sandboxScreen, sceneOf({ knobs }), { actions: ['down', 'down', 'more'] })
  expect(lines.join('\n')).toMatch(/▸ fails +■□+ 10 %/)
})

test.each(Object.entries(SCREENS))(
  'the command that %s copies exists in the CLI',
  async (_, screen) => {
    const scene = sceneOf({ season, mypage: page(booking('RV-1')), knobs, deadLetters: letters })
    const [first = '', second = ''] =
      screen.command?.(screen.begin(givenFor(hadestown)), scene) ?? []
    const command = (await makeProgram([first])).commands.find((each) => each.name() === first)
    expect(command, first).toBeDefined()
    if (command && command.commands.length > 0)
      expect(command.commands.map((each) => each.name())).toContain(second)
  },
)

const letter = {
  id: 'TK-7',
  kind: 'approve-payment',
  state: 'dead',
  reservationId: 'RV-1',
} as const
const letters = known([
  { ...letter, attempts: 9, lastError: 'x', dueAt: '', queuedAt: '' } as TaskResponse,
])

test('Pipeline: a drop is asked for, Escape keeps the letter, and a refusal is shown', async () => {
  const scene = sceneOf({ deadLetters: letters })
  const asked = pipelineScreen.act(pipelineScreen.begin(undefined), 'drop', scene)
  expect(asked.ask).toBeUndefined()
  expect(pipelineScreen.actions(asked.state, scene)).toEqual(['open', 'back'])
  expect(pipelineScreen.act(asked.state, 'back', scene).ask).toBeUndefined()
  const dropped = pipelineScreen.act(asked.state, 'open', scene)
  const calls: string[] = []
  const refusal = new Failure({
    code: 'task-not-found',
    title: '',
    detail: 'There is no such letter.',
  })
  const staff = {
    dropTask: (id: string) => {
      calls.push(id)
      return Promise.reject(refusal)
    },
  } as unknown as Client // as much of one as is used
  const change = await dropped.ask?.({ own: staff, staff }, DESK)
  expect(calls).toEqual(['TK-7'])
  expect(change?.(dropped.state).said).toEqual({ is: 'refused', refusal })
})

test('Book: the answer to a form that was left does not change the form of another performance', async () => {
  const scene = sceneOf({ season })
  const sent = bookScreen.act(bookScreen.begin(hadestown), 'open', scene)
  const own = { book: () => Promise.resolve({ id: 'RV-1' }) } as unknown as Client // all that is used
  const change = await sent.ask?.({ own, staff: undefined }, DESK)
  expect(change?.(sent.state).stage.is).toBe('booked')
  const other = bookScreen.begin(cats)
  expect(change?.(other)).toBe(other)
})

test('Sandbox: a turn that is refused says why, and the slider shows what is true', async () => {
  const scene = sceneOf({ knobs })
  const turned = sandboxScreen.act(sandboxScreen.begin(undefined), 'turn', scene)
  const refusal = new Failure({ code: 'not-allowed', title: '', detail: 'Not with this token.' })
  const own = { turnKnobs: () => Promise.reject(refusal) } as unknown as Client // all that is used
  const change = await turned.ask?.({ own, staff: undefined }, DESK)
  const { lines } = sandboxScreen.draw(change?.(turned.state) ?? turned.state, scene, viewOf(scene))
  expect(lines.join('\n')).toContain('✗ Not with this token.')
  expect(lines.join('\n')).toMatch(/outage +□ off/)
})

test.each([78, 198])(
  'What’s on: the signs of what is left are explained in %i columns',
  (columns) => {
    const { lines } = played(seasonScreen, sceneOf({ season }, { columns, rows: 19 }))
    expect(lines[0]).toMatch(/● seats left {3}◐ few left {3}○ sold out( +│|$)/)
  },
)
