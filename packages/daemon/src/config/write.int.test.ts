import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../settings/config.ts'
import { readConfigFile } from '../settings/config-file.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { writeSettings } from './write.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const say = (english: string) => english

/** Writes a setting into the file of a new home, and reads the file as a daemon does. */
function written(name: string, text: string) {
  const env = { OUTERPARK_HOME: folder.path }
  const answer = writeSettings({
    ...{ file: readConfigFile(folder.path), changes: [{ name, text }], env, say },
  })
  const file: unknown = JSON.parse(readFileSync(folder.file('config.json'), 'utf8'))
  return { answer, file, config: readConfig(env) }
}

test.each([
  ['backupEvery', '6h', '6h', 6 * 60 * 60 * 1000],
  ['port', '9090', 9_090, 9_090],
  ['accessLog', 'true', true, true],
  ['sandboxLatency', '400-620', '400-620', '400-620'],
  ['allowedHosts', 'a.example,b.example', ['a.example', 'b.example'], ['a.example', 'b.example']],
])('%s %s is written, shown as it is in the file, and read again', (name, text, inFile, meant) => {
  const { answer, file, config } = written(name, text)
  expect(file).toEqual({ [name]: inFile })
  expect(answer).toMatchObject({
    kind: 'written',
    settings: [{ setting: { name, value: inFile } }],
  })
  expect(config).toMatchObject({ [name]: meant })
})

test('a value that a variable of this shell hides must be right too', () => {
  const env = { OUTERPARK_HOME: folder.path, OUTERPARK_PORT: '8081' }
  const changes = [{ name: 'port', text: '99999999' }]
  const write = () => writeSettings({ file: readConfigFile(folder.path), changes, env, say })
  expect(write).toThrow('must be a whole number from 0 to 65535')
  expect(() => readFileSync(folder.file('config.json'))).toThrow('ENOENT')
})

test('settings that need each other are taken out in one go, or none of them', () => {
  const env = { OUTERPARK_HOME: folder.path }
  const write = (...changes: { name: string; text: string | undefined }[]) =>
    writeSettings({ file: readConfigFile(folder.path), changes, env, say })
  const pair = [
    { name: 'smtpHost', text: 'mail.example.com' },
    { name: 'smtpFrom', text: 'tickets@example.com' },
  ]
  const [host, from] = pair.map(({ name }) => ({ name, text: undefined }))
  if (!host || !from) throw new Error('There are two.')
  write(...pair)
  expect(() => write(host)).toThrow('OUTERPARK_SMTP_HOST: must be set')
  write(host, from)
  expect(readConfig(env)).toMatchObject({ smtpHost: undefined, smtpFrom: undefined })
})

test('settings that need each other are written in one go, or none of them', () => {
  const env = { OUTERPARK_HOME: folder.path }
  const host = { name: 'smtpHost', text: 'mail.example.com' }
  const from = { name: 'smtpFrom', text: 'tickets@example.com' }
  const write = (...changes: (typeof host)[]) =>
    writeSettings({ file: readConfigFile(folder.path), changes, env, say })
  expect(() => write(host)).toThrow('OUTERPARK_SMTP_FROM: must be set')
  expect(() => readFileSync(folder.file('config.json'))).toThrow('ENOENT')
  expect(write(host, from)).toMatchObject({
    settings: [{ setting: { name: 'smtpHost' } }, { setting: { name: 'smtpFrom' } }],
  })
  expect(readConfig(env)).toMatchObject({ smtpHost: host.text, smtpFrom: from.text })
})
