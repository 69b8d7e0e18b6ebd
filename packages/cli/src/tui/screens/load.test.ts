import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../../client/client.ts'
import { Failure } from '../../failure.ts'
import { speak } from '../../words/words.ts'
import { fieldOf } from '../parts/field.ts'
import type { Next } from '../screen.ts'
import { DESK, sceneOf, viewOf } from '../testing/scene.ts'
import { loadScreen } from './load.ts'
import type { LoadState } from './load-state.ts'

const scene = sceneOf({})
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'outerpark-load-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const season = (at: string) => `musicals:
  - title: Cats
    venue: Blue Square
    performances:
      - { at: '${at}', grades: { R: { seats: 10, price: 1000 } } }
`
function fileWith(text: string): LoadState {
  const file = join(folder, 'season.yaml')
  writeFileSync(file, text)
  return { ...loadScreen.begin(undefined), path: fieldOf(file) }
}

const nothingOnSale = {
  musicals: async () => ({ items: [], next: null }),
  performances: async () => ({ items: [], next: null }),
}

/** The state after an answer of this box office. */
async function after(
  next: Next<LoadState>,
  office: object,
  desk: Partial<typeof DESK> = {},
): Promise<LoadState> {
  const staff = { ...nothingOnSale, ...office } as unknown as Client // all that is used
  const change = await next.ask?.({ own: staff, staff }, { ...DESK, ...desk })
  return change ? change(next.state) : next.state
}
const open = (state: LoadState) => loadScreen.act(state, 'open', scene)
const textOf = (state: LoadState) => loadScreen.draw(state, scene, viewOf(scene)).lines.join('\n')

test('a file is compared first, and put on sale after a second Enter', async () => {
  const state = fileWith(season('2099-01-05T19:30+09:00'))
  const compared = await after(open(state), {})
  expect(textOf(compared)).toContain('1 new, 0 on sale already, 0 with other seats or prices')
  const calls: object[] = []
  const told: LoadState[] = []
  const office = { importSeason: async (body: object) => void calls.push(body) }
  const tell = (change: (now: LoadState) => LoadState) => void told.push(change(compared))
  const done = await after(open(compared), office, { tell })
  expect(calls).toMatchObject([{ musicals: [{ title: 'Cats' }] }])
  expect(told.map(textOf).join()).toContain('1/1')
  expect(textOf(done)).toContain('1 performance of 1 musical on sale.')
})

test('mistakes have their lines, and after the editor the file is read again', async () => {
  const flawed = await after(open(fileWith(season('2099-13-05 19:30'))), {})
  expect(textOf(flawed)).toContain('season.yaml:5:15')
  expect(loadScreen.actions(flawed, scene)).not.toContain('open')
  const edited: string[] = []
  const edit = async (file: string) => {
    edited.push(file)
    writeFileSync(file, season('2099-12-05T19:30+09:00'))
  }
  const mended = await after(loadScreen.act(flawed, 'edit', scene), {}, { edit })
  expect(edited).toEqual([join(folder, 'season.yaml')])
  expect(mended.stage.is).toBe('compared')
})

test('mistakes are said in the language of now, also if it was another one when the file was read', async () => {
  const flawed = await after(open(fileWith(season('2020-01-05T19:30+09:00'))), {})
  expect(textOf(flawed)).toContain('must lie ahead')
  await speak('ko')
  try {
    expect(textOf(flawed)).not.toContain('must lie ahead')
    expect(textOf(flawed)).toMatch(/season\.yaml:5:15 .*[가-힣]/)
  } finally {
    await speak('en')
  }
})

test('a file that is not there says so, and Escape goes back to the path', async () => {
  const state = { ...fileWith(''), path: fieldOf(join(folder, 'none.yaml')) }
  const failed = await after(open(state), {})
  expect(textOf(failed)).toContain('there is no such file')
  expect(loadScreen.act(failed, 'back', scene).state.stage.is).toBe('path')
})

test('what is refused stays to be seen, with what is on sale by then', async () => {
  const compared = await after(open(fileWith(season('2099-01-05T19:30+09:00'))), {})
  const refusal = new Failure({
    code: 'performance-exists',
    title: '',
    detail: 'Somebody was faster.',
  })
  const office = { importSeason: () => Promise.reject(refusal) }
  const refused = await after(open(compared), office)
  expect(textOf(refused)).toContain('✗ Somebody was faster.')
})

const registered = {
  ...{ id: 'MU-1', title: 'Cats', venue: 'Blue Square' },
  ...{ runningMinutes: null, timeZone: 'Asia/Seoul' },
}
test('typing replaces the path that is proposed, and a line says what such a file has', () => {
  const begun = loadScreen.begin(undefined)
  const scene = sceneOf({})
  const shown = (state: typeof begun) => loadScreen.draw(state, scene, viewOf(scene)).lines
  expect(shown(begun)[0]).toBe('Season file: season.yaml')
  expect(shown(begun).join('\n')).toContain('title, venue and performances')
  const typed = loadScreen.type?.(begun, { name: '', text: '~/other.yaml' }, scene).state
  expect(shown(typed ?? begun)[0]).toBe('Season file: ~/other.yaml')
})

const onSale = (held: number, currency = 'KRW') => ({
  musicals: async () => ({ items: [registered], next: null }),
  performances: async () => ({
    items: [
      {
        ...{ id: 'PF-1', musicalId: 'MU-1', title: 'Cats', venue: 'Blue Square' },
        startsAt: '2099-01-05T19:30:00+09:00',
        grades: [
          {
            ...{ grade: 'R', price: { amount: 900, currency }, capacity: 20 },
            ...{ available: 20 - held, held, sold: 0 },
          },
        ],
      },
    ],
    next: null,
  }),
})

test('what differs is changed, after it was shown, and counts as a step', async () => {
  const compared = await after(open(fileWith(season('2099-01-05T19:30+09:00'))), onSale(10))
  expect(textOf(compared)).toContain('R: 20 × ₩900 → 10 × ₩1,000')
  expect(textOf(compared)).toContain('Enter changes 1 grade at once')
  const change = { price: { amount: 1000, currency: 'KRW' }, seats: 10 }
  expect(loadScreen.request?.(compared, scene)).toEqual({
    ...{ method: 'PATCH', path: '/v1/performances/PF-1/grades/R', body: change },
  })
  const calls: unknown[] = []
  const told: LoadState[] = []
  const tell = (next: (now: LoadState) => LoadState) => void told.push(next(compared))
  const office = { changeGrade: async (...call: unknown[]) => void calls.push(call) }
  const done = await after(open(compared), office, { tell })
  expect(calls).toEqual([['PF-1', 'R', change]])
  expect(told.map(textOf).join()).toContain('1/1')
  expect(textOf(done)).toContain('✓ 1 grade changed.')
})

test.each([
  ['more seats are held', onSale(11), '(11 held or sold)'],
  ['the currency is another one', onSale(0, 'USD'), '20 × $9.00 on sale'],
])('what cannot be changed is said to stay: %s', async (_, office, said) => {
  const compared = await after(open(fileWith(season('2099-01-05T19:30+09:00'))), office)
  expect(textOf(compared).replaceAll('\n', ' ')).toContain(said)
  expect(textOf(compared)).toContain('1 grade stays as on sale')
  expect(loadScreen.actions(compared, scene)).not.toContain('open')
})

test('the command that is copied does for the selected performance what the screen does', async () => {
  const commandFor = async (text: string, office: object) =>
    loadScreen.command?.(await after(open(fileWith(text)), office), scene)
  const there = onSale(10)
  expect(await commandFor(season('2099-01-05T19:30+09:00'), there)).toEqual([
    ...['performance', 'change', 'PF-1', '--grade', 'R', '--price', '1000', '--seats', '10'],
  ])
  const time = '2099-01-06T19:30+09:00'
  expect(await commandFor(season(time), there)).toEqual([
    ...['performance', 'add', 'MU-1', '--at', time, '--grade', 'R:10:1000'],
  ])
  // What cannot be changed is only shown.
  expect(await commandFor(season('2099-01-05T19:30+09:00'), onSale(0, 'USD'))).toEqual([
    ...['performance', 'show', 'PF-1'],
  ])
  const nothing = { items: [], next: null }
  const empty = { musicals: async () => nothing, performances: async () => nothing }
  const whole = await commandFor(season(time), empty)
  expect(whole?.slice(0, 3)).toEqual(['musical', 'register', '--file'])
})
