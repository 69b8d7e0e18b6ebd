import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { envFileText, settingsInFile, settingsOfShell, withoutSecrets } from './env-file.ts'

test('the settings of a shell are those of the daemon, and not those of the CLI', () => {
  const env = {
    ...{ SYS_MODE: 'PRODUCT', OUTERPARK_PORT: '9090', OUTERPARK_SANDBOX_LATENCY: 'none' },
    ...{ OUTERPARK_HOME: '/h', OUTERPARK_URL: 'http://h', OUTERPARK_SMTP_HOST: '', PATH: '/bin' },
  }
  expect(Object.fromEntries(settingsOfShell(env))).toEqual({
    ...{ SYS_MODE: 'PRODUCT', OUTERPARK_PORT: '9090', OUTERPARK_SANDBOX_LATENCY: 'none' },
  })
})

test.skipIf(process.platform === 'win32')('a shell reads each value as it was', () => {
  const values = ['plain', 'a b', `"'\\$HOME\`id\`%n#;`, '한국어', '\\n', "it's", 'end\\']
  const settings = new Map(values.map((value, n) => [`OUTERPARK_V${n}`, value]))
  expect(settingsInFile(envFileText(settings))).toEqual(settings)
  const folder = mkdtempSync(join(tmpdir(), 'outerpark-env-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'daemon.env')
  writeFileSync(file, envFileText(settings))
  const names = [...settings.keys()].map((name) => `"$${name}"`).join(' ')
  const read = execFileSync('sh', ['-c', `. "$1"; printf '%s\\0' ${names}`, 'sh', file])
  expect(read.toString().split('\0').slice(0, -1)).toEqual(values)
})

test('W1: a second installation from a shell that knows less keeps the settings of the first', () => {
  const first = envFileText(
    new Map([
      ['OUTERPARK_PORT', '1'],
      ['SYS_MODE', 'PRODUCT'],
    ]),
  )
  const second = envFileText(new Map([['OUTERPARK_PORT', '2']]), `${first}# mine\n`)
  expect(second).toContain('SYS_MODE="PRODUCT"\n# mine\nOUTERPARK_PORT="2"\n')
  expect(second).not.toContain('OUTERPARK_PORT="1"')
  expect(envFileText(new Map(), second)).toBe(second)
})

test('secrets are not shown', () => {
  const text = envFileText(
    new Map([
      ['OUTERPARK_STRIPE_KEY', 'sk_1'],
      ['SYS_MODE', 'X'],
    ]),
  )
  expect(withoutSecrets(text)).toContain('OUTERPARK_STRIPE_KEY="…"\nSYS_MODE="X"')
})

test('a file that was changed by hand is read as systemd does', () => {
  const text = `# OUTERPARK_PORT=1\nSYS_MODE=TEST \nOUTERPARK_PORT = '80 90'\n;A=1\nOUTERPARK_HOST=\n`
  expect(Object.fromEntries(settingsInFile(text))).toEqual({
    ...{ SYS_MODE: 'TEST', OUTERPARK_PORT: '80 90', OUTERPARK_HOST: '' },
  })
})
