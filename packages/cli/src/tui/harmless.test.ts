import { expect, test } from 'vitest'
import { makeApp } from './app/app.ts'
import { harmlessLine } from './harmless.ts'
import type { Model, Snapshot } from './model/model.ts'
import type { Office } from './model/office.ts'
import { PLACES, type PlaceId } from './places.ts'
import type { Session } from './session.ts'
import { paintOf, THEME_NAMES } from './style.ts'
import { anOffice, aStatus } from './testing/office.ts'
import { booking, known, NOW, performance, sceneOf } from './testing/scene.ts'

/** What a terminal would obey, and what hides or turns text. */
const HOSTILE = {
  clipboard: '\u001b]52;c;ZXZpbA==\u0007',
  title: '\u001b]0;evil\u001b\\',
  'device control': '\u001bP+q\u001b\\',
  'erased screen': '\u001b[2J\u001b[H',
  'hidden text': '\u001b[8mx\u001b[38;5;1m',
  'eight-bit sequences': '\u009b1A\u009d0;evil\u009c',
  directions: '\u202eRent\u2066\u202d',
  'line breaks': 'a\r\nb\u0085c\u000b',
  bells: '\u0007\u0008\u007f\u0000',
} as const

// biome-ignore lint/suspicious/noControlCharactersInRegex: the test is about them
const SEQUENCES = /\u001b\[[\d;]+m/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: the test is about them
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/

/** A model of a box office whose every text is hostile. No part of the program has cleaned it. */
function hostileModel(evil: string): Model {
  const show = performance('PF-1', evil, { [evil]: 3 })
  const letter = { id: evil, kind: 'approve-payment', reservationId: evil, lastError: evil }
  const event = { id: evil, at: evil, correlationId: evil, title: evil, name: evil, reason: evil }
  const types = [evil, 'Reserved', 'PaymentDeclined', 'BreakerChanged']
  const status = aStatus({ state: 'open', since: evil, retryAt: evil, calls: 3, failures: 2 })
  const events = types.map((type, position) => ({ ...event, type, position }))
  const office = anOffice({ events, status } as unknown as Partial<Office>) // not what the contract has
  const failure = new Error(evil)
  const snapshot = {
    ...sceneOf({
      season: known([{ ...show, venue: evil, startsAt: evil }]),
      mypage: known({ position: 1, reservations: [booking(evil, { title: evil })], notices: [] }),
    }).snapshot,
    office: known(office),
    deadLetters: known([{ ...letter, state: 'dead', attempts: 1, dueAt: evil, queuedAt: evil }]),
    knobs: {
      value: { latency: evil, fail: 0, loseReplies: 0, duplicate: 0, wrongAmount: 0, decline: 0 },
      ...{ at: NOW, freshness: { state: 'lost', since: NOW, failure } },
    },
  } as unknown as Snapshot // as much of one as the screens read
  return {
    snapshot: () => snapshot,
    subscribe: () => () => {},
    isAsking: () => false,
    need: () => {},
    renew: () => {},
    again: () => {},
    close: () => {},
  }
}

const CASES = (Object.keys(PLACES) as PlaceId[]).flatMap((place) =>
  Object.entries(HOSTILE).map(([name, evil]) => ({ place, name, evil })),
)

test.each(CASES)(
  'S12: a hostile box office reaches no terminal through the screen $place: $name',
  ({ place, evil }) => {
    const app = makeApp({
      ...{ place, model: hostileModel(evil), language: 'en', paint: paintOf('dark') },
      session: { own: {}, staff: {} } as Session, // nothing is asked
      ...{ size: { columns: 80, rows: 24 }, now: () => NOW },
      commands: () => [],
      host: {
        leave() {},
        fail() {},
        run() {},
        suspend() {},
        edit: async () => true,
        clip() {},
        async speak() {},
      },
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
