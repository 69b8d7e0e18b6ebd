import type { RegisteredMusicalResponse, ReservationResponse } from '@outerpark/core/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { englishIn, koreanIn } from '../testing/foreign.ts'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'

const outerpark = makeOuterpark(inProcess)
let performance = ''
let reservation = ''

/** What people have named. It is the same in every language. */
const NAMES = ['LG Arts Center', 'Kim Minji']

beforeAll(async () => {
  const { performances } = await outerpark.json<RegisteredMusicalResponse>(
    ...['musical', 'register', 'Hadestown', '--venue', 'LG Arts Center'],
    ...['--at', '2037-03-03T19:30+09:00', '--grade', 'VIP:10:170000', '--grade', 'R:20:136000'],
  )
  performance = performances[0]?.id ?? ''
  await outerpark.json(
    ...['signup', '--name', 'Kim Minji', '--email', 'minji@example.com', '--profile', 'minji'],
  )
  const booked = await outerpark.json<ReservationResponse>(
    ...['book', performance, '--seats', '2', '--grade', 'VIP', '--yes', '--wait'],
    ...['--profile', 'minji'],
  )
  reservation = booked.id
})
afterAll(() => outerpark.close())

const MINJI = ['--profile', 'minji']
const ADMIN = ['--profile', 'admin']

/** Commands with something to show. The event log is not among them: it shows events as they are stored. */
const SHOWN: Readonly<Record<string, () => readonly string[]>> = {
  status: () => ['status'],
  'daemon status': () => ['daemon', 'status'],
  whoami: () => ['whoami', ...MINJI],
  'profile list': () => ['profile', 'list'],
  'token list': () => ['token', 'list', ...MINJI],
  'token create': () => ['token', 'create', 'laptop', ...MINJI],
  'staff list': () => ['staff', 'list', ...ADMIN],
  'customer list': () => ['customer', 'list', ...ADMIN],
  'customer show': () => ['customer', 'show', ...MINJI],
  'musical list': () => ['musical', 'list'],
  'performance list': () => ['performance', 'list'],
  'performance show': () => ['performance', 'show', performance],
  'reservation list': () => ['reservation', 'list', ...MINJI],
  'reservation show': () => ['reservation', 'show', reservation, ...MINJI],
  'reservation refund': () => ['reservation', 'refund', reservation, ...MINJI],
  'payment list': () => ['payment', 'list', ...MINJI],
  'notice list': () => ['notice', 'list', ...MINJI],
  mypage: () => ['mypage', ...MINJI],
  'task list': () => ['task', 'list', ...ADMIN],
  'sandbox show': () => ['sandbox', 'show'],
  'sandbox fail': () => ['sandbox', 'fail', '0'],
  'sandbox ledger': () => ['sandbox', 'ledger'],
  verify: () => ['verify', ...ADMIN],
  sales: () => ['sales', ...ADMIN],
  'context list': () => ['context', 'list'],
  'config list': () => ['config', 'list', '--all'],
  'config get': () => ['config', 'get', 'timeZone'],
  language: () => ['language'],
}

/** Calls that are refused, by the command line, by this program, or by the box office. */
const REFUSED: Readonly<Record<string, () => readonly string[]>> = {
  'no such command': () => ['bok'],
  'no such option': () => ['book', '--seat', '2'],
  'too many arguments': () => ['whoami', 'a', 'b'],
  'no number': () => ['book', performance, '--seats', 'two'],
  'no money': () => ['musical', 'register', 'X', '--price', '-1'],
  'no time': () => ['performance', 'list', '--from', 'tomorrow'],
  'no share': () => ['sandbox', 'fail', 'often'],
  'no grade': () => ['book', performance, '--seats', '2', '--yes', ...MINJI],
  'nothing named': () => ['book', ...MINJI],
  'not confirmed': () => ['cancel', reservation, ...MINJI],
  'too many seats': () => [
    'book',
    performance,
    '--seats',
    '11',
    '--grade',
    'VIP',
    '--yes',
    ...MINJI,
  ],
  'no such reservation': () => ['reservation', 'show', 'RV-AAAAAAAAAA', ...MINJI],
  'an id of something else': () => ['reservation', 'show', performance, ...MINJI],
  'no such profile': () => ['whoami', '--profile', 'nobody'],
  'no such customer': () => ['customer', 'show', 'nobody@example.com', ...ADMIN],
  'no such file': () => ['musical', 'register', '--file', 'nowhere.yaml'],
  'no box office': () => ['performance', 'list', '--url', 'http://127.0.0.1:9'],
  'a second daemon': () => ['daemon', 'start', '--port', '1'],
  'in the clear': () => ['whoami', '--url', 'http://10.0.0.1', ...MINJI],
  'the terminal interface without a terminal': () => ['ui'],
}

describe.each(Object.entries({ ...SHOWN, ...REFUSED }))('%s', (_, call) => {
  test('says nothing in English in Korean', async () => {
    const { stdout, stderr } = await outerpark.run([...call(), '--lang', 'ko'])
    expect(koreanIn(stdout + stderr)).toBeDefined()
    expect(englishIn(stdout + stderr, NAMES)).toBeUndefined()
    expect(stderr).not.toMatch(/^error:/)
  })

  test('says nothing in Korean in English', async () => {
    const { stdout, stderr } = await outerpark.run([...call(), '--lang', 'en'])
    expect(koreanIn(stdout + stderr)).toBeUndefined()
  })
})

test.each(Object.entries(REFUSED))(
  '%s has one code and one exit code in both languages',
  async (_, call) => {
    const errorOf = async (lang: string) => {
      const { code, stderr } = await outerpark.run([...call(), '--json', '--lang', lang])
      const { error } = JSON.parse(stderr)
      return { exit: code, code: error.code, keys: Object.keys(error) }
    }
    expect(await errorOf('ko')).toEqual(await errorOf('en'))
  },
)
