import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { everyCommand } from '../testing/commands.ts'
import { sameWay, wayOf, wordsSameWay } from './same-way.ts'

const minji = (text: string) => sameWay(text, { profile: 'minji' })

test.each([
  ['See: outerpark token list', 'See: outerpark token list --profile minji'],
  ['Sign in: "outerpark login".', 'Sign in: "outerpark login --profile minji".'],
  [
    'To look: outerpark reservation show RV-1. To cancel it: outerpark cancel RV-1',
    'To look: outerpark reservation show RV-1 --profile minji. To cancel it: outerpark cancel RV-1 --profile minji',
  ],
  [
    'Example: outerpark login < TOKEN_FILE',
    'Example: outerpark login --profile minji < TOKEN_FILE',
  ],
  [
    'Run: outerpark book PF-1 --seats 1F/A/1,1F/A/2 --yes, or see: outerpark seats PF-1, then',
    'Run: outerpark book PF-1 --seats 1F/A/1,1F/A/2 --yes --profile minji, or see: outerpark seats PF-1 --profile minji, then',
  ],
  [
    'Finish: outerpark confirm --email a@b.kr --code 123456',
    'Finish: outerpark confirm --email a@b.kr --code 123456 --profile minji',
  ],
  [
    "Run: outerpark book 'Rent; or (a) <b>' --grade 'R, front' --yes, or look",
    "Run: outerpark book 'Rent; or (a) <b>' --grade 'R, front' --yes --profile minji, or look",
  ],
  [
    String.raw`See: outerpark customer show 'O'\''Brien, Pat' and wait`,
    String.raw`See: outerpark customer show 'O'\''Brien, Pat' --profile minji and wait`,
  ],
  [
    `Run: outerpark hall show "Studio, small" --plan`,
    `Run: outerpark hall show "Studio, small" --plan --profile minji`,
  ],
  [
    "Run: outerpark book PF-1 --grade 'R --profile x' --yes",
    "Run: outerpark book PF-1 --grade 'R --profile x' --yes --profile minji",
  ],
  ["Run 'outerpark token list' to see.", "Run 'outerpark token list --profile minji' to see."],
  [
    "See: outerpark mypage, or the customer's page",
    "See: outerpark mypage --profile minji, or the customer's page",
  ],
])('a command keeps the profile: %s', (text, kept) => {
  expect(minji(text)).toBe(kept)
})

test.each([
  'Start it with: outerpark daemon start',
  'Use: outerpark mypage --profile admin',
  'The box office is version 0.2, and this outerpark is 0.1.',
  'Become a customer: "outerpark signup --name NAME"',
  'npm install --global outerpark@0.2.0',
])('this stays as it is: %s', (text) => {
  expect(minji(text)).toBe(text)
})

test('the address is kept as well, and without either nothing changes', () => {
  const text = 'See: outerpark musical list'
  expect(sameWay(text, { url: 'https://a.kr' })).toBe(`${text} --url https://a.kr`)
  expect(sameWay(text, {})).toBe(text)
  expect(
    wayOf(['mypage', '--profile', 'minji', '--url=https://a.kr', '--', '--profile', 'x']),
  ).toEqual({ profile: 'minji', url: 'https://a.kr' })
})

const NOBODYS = ['context', 'daemon', 'demo', 'help', 'version', 'completion', 'signup', 'status']

test('every command that a text of the program names keeps the profile', async () => {
  const folder = join(import.meta.dirname, '..')
  const names = (await everyCommand()).map(({ name }) => name)
  const texts = globSync('**/*.ts', { cwd: folder })
    .filter((file) => !file.includes('test') && !file.startsWith('text/same-way'))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .flatMap((line) => line.match(/(?<=['`]).*?\bouterpark [a-z]+.*(?=['`],?\)?$)/g) ?? [])
  const named = texts.filter((text) =>
    names.some(
      (name) => !NOBODYS.includes(name.split(' ')[0] ?? '') && text.includes(`outerpark ${name}`),
    ),
  )
  expect(named.length).toBeGreaterThan(30)
  expect(named.filter((text) => !minji(text).includes('--profile'))).toEqual([])
})

test('the words of a command keep what reaches the same box office, unless they say something else', () => {
  const way = { profile: 'minji', context: 'seoul', insecure: true }
  expect(wordsSameWay(['mypage'], way)).toEqual([
    'mypage',
    '--profile',
    'minji',
    '--context',
    'seoul',
    '--insecure',
  ])
  expect(wordsSameWay(['verify', '--profile', 'admin', '--url', 'https://a.kr'], way)).toEqual([
    'verify',
    '--profile',
    'admin',
    '--url',
    'https://a.kr',
    '--insecure',
  ])
  expect(wordsSameWay(['status'], way)).toEqual(['status', '--context', 'seoul', '--insecure'])
  expect(wordsSameWay(['context', 'list'], way)).toEqual(['context', 'list'])
  expect(wordsSameWay(['mypage'], {})).toEqual(['mypage'])
})

test('a name that a shell would take apart is quoted in the command to copy', () => {
  const way = { profile: 'kim; touch hit', url: "http://h/$(touch hit)'x" }
  expect(sameWay('See: outerpark mypage', way)).toBe(
    `See: outerpark mypage --profile 'kim; touch hit' --url 'http://h/$(touch hit)'\\''x'`,
  )
})
