import { expect, test } from 'vitest'
import type { Client } from '../client/client.ts'
import { makeApp } from './app/app.ts'
import { harmlessLine } from './harmless.ts'
import type { Model, Snapshot } from './model/model.ts'
import { PLACES, type PlaceId } from './places.ts'
import { paintOf, THEME_NAMES } from './style.ts'
import { booking, known, NOW, performance, sceneOf } from './testing/scene.ts'

const EVIL = '\u001b]52;c;ZXZpbA==\u0007\u001b[2J\u009b1A\u202eRent\r\n'
// biome-ignore lint/suspicious/noControlCharactersInRegex: the test is about them
const SEQUENCES = /\u001b\[[\d;]+m/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: the test is about them
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/

/** A model of a box office whose every text is hostile. No part of the program has cleaned it. */
function hostileModel(): Model {
  const evil = performance('PF-1', EVIL, { [EVIL]: 3 })
  const office = {
    ...{ connection: { state: 'up' }, statusAt: NOW, position: 1, samples: [] },
    status: undefined,
    events: [{ id: EVIL, position: 1, at: EVIL, type: EVIL, correlationId: EVIL, title: EVIL }],
  }
  const failure = new Error(EVIL)
  const snapshot = {
    ...sceneOf({
      season: known([{ ...evil, venue: EVIL, startsAt: EVIL }]),
      mypage: known({ position: 1, reservations: [booking(EVIL, { title: EVIL })], notices: [] }),
    }).snapshot,
    office: known(office),
    knobs: { value: undefined, at: undefined, freshness: { state: 'lost', since: NOW, failure } },
  } as unknown as Snapshot // as much of one as the screens read
  return { snapshot: () => snapshot, subscribe: () => () => {}, need: () => {}, close: () => {} }
}

test.each(Object.keys(PLACES) as PlaceId[])(
  'S12: a hostile box office reaches no terminal through the screen %s',
  (place) => {
    const app = makeApp({
      ...{ place, model: hostileModel(), language: 'en', paint: paintOf('dark') },
      clients: { own: {} as Client, staff: {} as Client }, // nothing is asked
      ...{ size: { columns: 80, rows: 24 }, url: 'http://127.0.0.1:1', now: () => NOW },
      commands: () => [],
      host: { leave() {}, fail() {}, run() {}, suspend() {}, edit: async () => {}, clip() {} },
    })
    const { lines } = app.shown()
    expect(lines).toHaveLength(23)
    for (const line of lines) expect(line.replace(SEQUENCES, '')).not.toMatch(CONTROL)
  },
)

test('S12: of all sequences only the looks of the themes go out', () => {
  const looks = THEME_NAMES.map((theme) => paintOf(theme)('bad', 'x')).join('')
  expect(harmlessLine(looks)).toBe(looks)
  expect(harmlessLine('\u001b[8mhidden\u001b[38;5;1m')).toBe('·[8mhidden·[38;5;1m')
})
