import { readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeSettings } from '../config/write.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { readConfig } from './config.ts'
import { readConfigFile } from './config-file.ts'
import { refused } from './testing/config.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const env = () => ({ OUTERPARK_HOME: folder.path })
const inYaml = (text: string) => writeFileSync(folder.file('config.yaml'), text, { mode: 0o600 })
const inJson = (text: string) => writeFileSync(folder.file('config.json'), text, { mode: 0o600 })
const write = async (name: string, text: string | undefined, more: NodeJS.ProcessEnv = {}) => {
  const answer = await writeSettings({
    ...{ file: readConfigFile(folder.path), changes: [{ name, text }] },
    ...{ env: { ...env(), ...more }, say: (each: string) => each },
  })
  return answer.kind === 'written' ? answer.settings[0] : undefined
}

describe('a file of settings in YAML', () => {
  test('is read as one in JSON', () => {
    inYaml('# ours\nport: 9000\nallowedHosts: [tickets.example.com]\n')
    expect(readConfig(env())).toMatchObject({ port: 9000, allowedHosts: ['tickets.example.com'] })
  })

  test('may be empty', () => {
    inYaml('# nothing yet\n')
    expect(readConfig(env()).port).toBe(8080)
  })

  test.each([
    ['port: 9000\nmode: X\nprt: 1\n', /prt \(in .*config\.yaml:3:1\): there is no such setting/],
    ['port: many\n', /port \(in .*config\.yaml:1:1\): must be a whole number/],
    ['port: 1\nmode: X\nport: 2\n', /port \(in .*config\.yaml:3:1\): it is set twice/],
    ['- port\n', /config\.yaml is not YAML with a line for each setting/],
    ['port: [1\n', /config\.yaml:\d+:\d+ is not YAML/],
    ['a: &a [1]\nb: *a\n', /config\.yaml|there is no such setting/],
  ])('%j is refused, with the place of the mistake', (text, message) => {
    inYaml(text)
    expect(() => readConfig(env())).toThrow(refused(message))
  })

  test('beside one in JSON is refused: which one counts would be a guess', () => {
    inYaml('port: 1\n')
    inJson('{}')
    expect(() => readConfig(env())).toThrow(refused(/two files with settings/))
  })
})

test('a mistake in JSON has its place too, and a setting that comes twice is found', () => {
  inJson('{\n  "port": "many",\n  "mode": "A",\n  "mode": "B"\n}')
  expect(() => readConfig(env())).toThrow(
    refused(/mode \(in .*config\.json:4:3\): it is set twice/),
  )
  expect(() => readConfig(env())).toThrow(refused(/port \(in .*config\.json:2:3\)/))
})

describe('a setting that is written', async () => {
  test('makes the file, and counts from the next start on', async () => {
    expect(await write('paymentWorkers', '20')).toMatchObject({
      setting: { value: 20, from: 'file' },
    })
    expect(readConfig(env()).paymentWorkers).toBe(20)
  })

  test('leaves comments and the other settings of a YAML file as they are', async () => {
    inYaml('# ours\nport: 9000 # the door\nmode: X\n')
    await write('port', '9001')
    await write('mode', undefined)
    expect(readFileSync(folder.file('config.yaml'), 'utf8')).toBe('# ours\nport: 9001 # the door\n')
  })

  test('may be named by its variable', async () => {
    await write('OUTERPARK_PORT', '9002')
    expect(readConfig(env()).port).toBe(9002)
  })

  test.each([
    ['paymentWorkers', 'many', /must be a whole number/],
    ['paymentWorkers', '40', /bulkhead .*must be at least 80/],
    ['paymentWorkrs', '20', /there is no such setting, did you mean paymentWorkers/],
  ])('%s = %s is refused, and nothing is written', async (name, text, message) => {
    inJson('{"port": 9000}')
    await expect(write(name, text)).rejects.toThrow(refused(message))
    expect(readFileSync(folder.file('config.json'), 'utf8')).toBe('{"port": 9000}')
  })

  test('says which variable counts instead', async () => {
    expect(await write('port', '9001', { OUTERPARK_PORT: '9003' })).toMatchObject({
      overriddenBy: 'OUTERPARK_PORT',
      setting: { from: 'environment', value: 9003 },
    })
  })

  test('is never shown if it is a secret', async () => {
    const secrets = { OUTERPARK_SMTP_USER: 'op', OUTERPARK_SMTP_HOST: 'mail.example.com' }
    const more = { ...secrets, OUTERPARK_SMTP_FROM: 'op@example.com' }
    const answer = await write('smtpPassword', 'hunter2', more)
    expect(answer).toMatchObject({ setting: { value: null, secret: true } })
    expect(JSON.stringify(answer)).not.toContain('hunter2')
  })
})
