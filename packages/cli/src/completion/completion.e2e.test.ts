import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DaemonStatus } from '../daemon/status.ts'
import { makeOuterpark } from '../testing/outerpark.ts'
import { openTerminal, type Terminal } from '../testing/terminal.ts'

const PROGRAM = fileURLToPath(new URL('../../bin/outerpark.mjs', import.meta.url))

const outerpark = makeOuterpark()
const bin = join(outerpark.home, 'bin')
/** Grades that would run something in a shell that takes them for more than a word. */
const TRAPS = ['z$(>hit)`>hit`;>hit&', 'y\'"\\*~’;>hit;’|{a,b}']
let performance = ''
let script: Readonly<Record<string, string>> = {}

beforeAll(async () => {
  const { performances } = await outerpark.json<{ performances: { id: string }[] }>(
    ...['musical', 'register', '빨래', '--venue', 'V', '--at', '2037-01-05 19:30'],
    ...['--grade', 'VIP석:10:66000', '--grade', '1층 앞:5:50000'],
    ...TRAPS.flatMap((grade) => ['--grade', `${grade}:5:50000`]),
  )
  performance = performances[0]?.id ?? ''
  await outerpark.json('signup', '--name', 'Kim', '--email', 'minji@example.com')
  const { url } = await outerpark.json<{ url: string }>('daemon', 'status')
  await outerpark.json('context', 'add', 'office', url)
  mkdirSync(bin)
  const path = join(bin, 'outerpark')
  writeFileSync(path, `#!/bin/sh\nexec '${process.execPath}' '${PROGRAM}' "$@"\n`)
  chmodSync(path, 0o755)
  for (const shell of ['bash', 'zsh', 'fish', 'powershell']) {
    const { stdout } = await outerpark.run(['completion', shell])
    const file = join(outerpark.home, `completion.${shell}`)
    writeFileSync(file, stdout)
    script = { ...script, [shell]: file }
  }
})
afterAll(() => outerpark.close())

/** Each shell without anybody's own start-up files, and what it is told first. */
const SHELLS = [
  {
    shell: 'bash',
    args: ['--norc', '--noprofile'],
    begin: (file: string) => `PS1='> '; . ${file}`,
  },
  {
    shell: 'zsh',
    args: ['-f'],
    begin: (file: string) => `PS1='> '; autoload -U compinit; compinit -u -D; . ${file}`,
  },
  { shell: 'fish', args: ['--no-config'], begin: (file: string) => `source ${file}` },
]

function isInstalled(shell: string): boolean {
  try {
    execFileSync(shell, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** A shell in a pseudo-terminal that completes the program. */
async function openShell({ shell, args, begin }: (typeof SHELLS)[number]): Promise<Terminal> {
  const terminal = openTerminal(shell, args, {
    ...{ columns: 100, rows: 30 },
    env: {
      ...{ PATH: `${bin}:${process.env.PATH}`, HOME: outerpark.home, LANG: 'C.UTF-8' },
      ...{ OUTERPARK_HOME: outerpark.home, OUTERPARK_PORT: '0' },
    },
  })
  terminal.press(`${begin(script[shell] ?? '')}; echo rea''dy`, 'enter')
  await terminal.sees(/^ready/m)
  return terminal
}

for (const each of SHELLS)
  describe.skipIf(!isInstalled(each.shell))(
    `${each.shell} completes (skipped if not installed)`,
    () => {
      /** Types a line and Tab, and waits until the shell has made this of it. */
      const completes = async (typed: string, line: string) => {
        const terminal = await openShell(each)
        try {
          terminal.press(`outerpark ${typed}`)
          await terminal.sees(`outerpark ${typed}`.trimEnd())
          terminal.press('tab')
          await terminal.sees(`outerpark ${line}`)
        } finally {
          terminal.close()
        }
      }

      test('commands and options', async () => {
        await completes('perf', 'performance')
        await completes('performance list --av', 'performance list --available')
      })

      test('the id of a performance, a grade of it, a profile, fields', async () => {
        await completes(`book ${performance.slice(0, 4)}`, `book ${performance}`)
        await completes(`book ${performance} --grade VI`, `book ${performance} --grade VIP석`)
        await completes('whoami --profile k', 'whoami --profile kim')
        await completes('reservation list --json id,pos', 'reservation list --json id,position')
      })

      test('a grade with a blank as one word', async () => {
        await completes(`book ${performance} --grade 1`, `book ${performance} --grade 1층\\ 앞`)
      })

      test('a context by its name, and what the box office of the named one has', async () => {
        await completes('context use off', 'context use office')
        await completes('--context off', '--context office')
        const id = performance.slice(0, 4)
        await completes(`--context office book ${id}`, `--context office book ${performance}`)
      })

      test.each(TRAPS)(
        'a grade that is a trap as one word, which runs nothing: %s',
        async (trap) => {
          const terminal = await openShell(each)
          const said = join(outerpark.home, `said.${each.shell}.${trap[0]}`)
          const hit = join(outerpark.home, 'hit')
          try {
            terminal.press(
              `cd ${outerpark.home}`,
              'enter',
              `outerpark book ${performance} --grade ${trap[0]}`,
            )
            await terminal.sees(`--grade ${trap[0]}`)
            terminal.press('tab')
            await terminal.sees('hit')
            terminal.press(` --seats 1 --yes --json grade > ${said}`, 'enter')
            const read = () => (existsSync(said) ? readFileSync(said, 'utf8') : '')
            await expect.poll(read, { timeout: 10_000 }).toMatch(/\n$/)
            expect(JSON.parse(read())).toEqual({ grade: trap })
          } finally {
            terminal.close()
          }
          expect(existsSync(hit)).toBe(false)
        },
      )

      test.skipIf(each.shell === 'bash')('with descriptions', async () => {
        const terminal = await openShell(each)
        terminal.press('outerpark performance ', 'tab')
        await terminal.sees('one performance, with its free seats')
        terminal.close()
      })
    },
  )

test('without a daemon it is silent, quick, and starts none', async () => {
  const elsewhere = makeOuterpark()
  const { code, stdout, stderr } = await elsewhere.run(['__complete', 'zsh', 'book', ''])
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' })
  expect((await elsewhere.run(['daemon', 'status'])).code).toBe(3)
  await elsewhere.close()
})

test('PowerShell gets every word quoted that is more than letters, with its own rule for quotes', async () => {
  const text = readFileSync(script.powershell ?? '', 'utf8')
  expect(text).toContain("$value -match '^[\\p{L}\\p{N}._/=-]+$'")
  expect(text).toContain('CodeGeneration]::EscapeSingleQuotedStringContent($value)')
})

test('a daemon that does not answer is not waited for', async () => {
  const { worker } = await outerpark.json<DaemonStatus>('daemon', 'status')
  const pid = worker?.pid ?? Number.NaN
  process.kill(pid, 'SIGSTOP')
  try {
    const begin = Date.now()
    const { code, stdout } = await outerpark.run(['__complete', 'zsh', 'book', ''])
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(Date.now() - begin).toBeLessThan(5_000)
  } finally {
    process.kill(pid, 'SIGCONT')
  }
})
