import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { readVersion } from '../version.ts'

const home = mkdtempSync(join(tmpdir(), 'outerpark-about-'))
afterAll(() => rmSync(home, { recursive: true }))

const run = (...args: string[]) => inProcess(args, { OUTERPARK_HOME: home })

test('W14: the program alone, a group that only changes things, and help show help, without an error', async () => {
  for (const args of [[], ['help']]) {
    const { code, stdout, stderr } = await run(...args)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^Usage: outerpark .*performance.*completion/s)
  }
  const group = await run('webhook')
  expect(group).toMatchObject({ code: 0, stderr: '' })
  expect(group.stdout).toMatch(/^Usage: outerpark webhook/)
  expect((await run('help', 'performance', 'add')).stdout).toMatch(
    /^Usage: outerpark performance add/,
  )
})

test('a group alone runs its first command, and has its own help', async () => {
  expect(await run('daemon')).toMatchObject({ code: 3, stdout: expect.stringContaining(home) })
  expect((await run('performance', '--help')).stdout).toMatch(/^Usage: outerpark performance /)
})

test.each([
  [['help', 'nope'], "Unknown command 'nope'."],
  [['help', 'bok'], 'Did you mean "book"?'],
  [['help', 'performance', 'lst'], 'Unknown command \'performance lst\'. Did you mean "list"?'],
  [['musical', 'sohw', 'MU-7KQ'], 'Unknown command \'sohw\'. Did you mean "show"?'],
  [['sandbox', 'slwo', '400'], 'Unknown command \'slwo\'. Did you mean "slow"?'],
  [['book', '--seat', '1'], 'Unknown option \'--seat\'. Did you mean "--seats"?'],
])('%j is wrong usage, and the error says what may have been meant', async (args, detail) => {
  expect(await run(...args)).toMatchObject({
    ...{ code: 2, stdout: '' },
    stderr: expect.stringContaining(detail),
  })
})

test('W14: version prints what --version prints', async () => {
  expect((await run('version')).stdout).toBe(`${readVersion()}\n`)
})

test('W14: an unknown command gets a suggestion that fits, or none', async () => {
  expect(await run('perf')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/Did you mean "performance"\?$/m),
  })
  expect((await run('musical', 'lst')).stderr).toContain('Did you mean "list"?')
  expect((await run('xyzzy')).stderr).not.toContain('Did you mean')
})

test('W15: the status of a daemon that does not run exits with 3', async () => {
  for (const command of [['status'], ['daemon', 'status'], ['status', '--json']])
    expect((await run(...command)).code).toBe(3)
})

test('W15: a box office elsewhere is neither started nor stopped from here', async () => {
  const url = ['--url', 'http://127.0.0.1:9']
  const asked = await run('performance', 'list', ...url)
  expect(asked).toMatchObject({ code: 3, stderr: expect.stringContaining('Is the address right') })
  expect(asked.stderr).not.toContain('daemon start')
  for (const command of ['start', 'run', 'restart', 'stop', 'logs'])
    expect(await run('daemon', command, ...url)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is a box office elsewhere'),
    })
})

test('help has topics, in both languages, and names a topic or a command that is like a word', async () => {
  const { stdout } = await run('help', 'topics')
  for (const topic of [
    'environment',
    'exit-codes',
    'output',
    'ids',
    'accounts',
    'times',
    'shells',
  ]) {
    expect(stdout).toContain(`  ${topic} `)
    const [english, korean] = [await run('help', topic), await run('help', topic, '--lang', 'ko')]
    expect(english).toMatchObject({ code: 0, stderr: '' })
    expect(english.stdout).not.toMatch(/[가-힣]/)
    expect(korean.stdout).toMatch(/[가-힣]/)
  }
  expect((await run('help', 'evironment')).stderr).toContain('Did you mean "environment"?')
})

test('the help of the program has its commands by whom they are for', async () => {
  const { stdout } = await run('--help')
  expect(stdout).toMatch(
    /For customers:.* book .*For the staff:.* customer .*For the operator:.* daemon .*Set-up and help:.* completion /s,
  )
})

test.each([
  ['start', 'daemon start'],
  ['buy', 'book'],
])('%s alone is no command, and the error names %s', async (typed, meant) => {
  expect((await run(typed)).stderr).toContain(`Did you mean "${meant}"?`)
})

test.each([
  ['price', 'performance change'],
  ['가격', 'performance change'],
  ['좌석', 'seats'],
  ['refund', 'cancel'],
  ['환불', 'cancel'],
  ['outage', 'sandbox outage'],
  ['exit code', 'exit-codes'],
])('help %s finds %s, in both languages', async (typed, first) => {
  const english = await run('help', ...typed.split(' '))
  const korean = await run('help', ...typed.split(' '), '--lang', 'ko')
  for (const { code, stdout } of [english, korean]) {
    expect(code).toBe(0)
    expect(stdout.split('\n')[2]).toMatch(new RegExp(`^  ${first} `))
  }
  expect(english.stdout).toContain(`How to use one of them: outerpark help ${first}`)
  expect(korean.stdout).toContain(`자세한 사용법: outerpark help ${first}`)
  expect(english.stdout.replace(typed, '')).not.toMatch(/[가-힣]/)
})

test('help names the option that a word is about, and for a slip the word that is known', async () => {
  expect((await run('help', 'price')).stdout).toMatch(/musical register .*\(--price\)/)
  expect(await run('help', 'prise')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Did you mean "price"?'),
  })
})

test('the help for the staff has the commands that sell, and the group has them too', async () => {
  const [, staff = ''] = /For the staff:\n(.*?)\n\n/s.exec((await run('--help')).stdout) ?? []
  for (const name of ['musical register', 'performance add', 'performance change'])
    expect(staff).toContain(`  ${name} `)
  const group = (await run('performance', '--help')).stdout
  expect(group).toMatch(/Commands:\n(.|\n)* {2}change /)
  expect(group).not.toContain('For the staff')
})

test('the help in Korean has no English words of its own for what may follow a command', async () => {
  for (const args of [['--help'], ['performance', '--help'], ['book', '--help']]) {
    const { stdout } = await run(...args, '--lang', 'ko')
    expect(stdout).toContain('[옵션]')
    expect(stdout).not.toMatch(/\[(options|command)\]/)
  }
})
