import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CheckedSettings } from '../daemon/config.ts'
import type { Examined } from '../doctor/finding.ts'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'

let outerpark: ReturnType<typeof makeOuterpark>
beforeEach(() => {
  outerpark = makeOuterpark(inProcess)
})
afterEach(() => outerpark.close())

const at = (name: string) => join(outerpark.home, name)
const settings = (given: object, mode = 0o600) => {
  writeFileSync(at('config.json'), JSON.stringify(given))
  chmodSync(at('config.json'), mode)
}
const validate = async (env: Record<string, string> = {}) => {
  const { code, stdout } = await outerpark.run(['config', 'validate', '--json'], { env })
  const checked: CheckedSettings = JSON.parse(stdout)
  return { code, ...checked }
}

describe.skipIf(process.platform === 'win32')('config validate', () => {
  test('refuses a file with a secret that others can read, as a start does', async () => {
    settings(
      { alertUrl: 'https://a.example', alertSecret: 'whsec_c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0' },
      0o644,
    )
    expect(await validate()).toMatchObject({
      ...{ code: 2, ok: false },
      mistakes: [expect.stringContaining(`chmod go-rwx ${at('config.json')}`)],
    })
    chmodSync(at('config.json'), 0o600)
    expect(await validate()).toMatchObject({ code: 0, ok: true, mistakes: [], warnings: [] })
  })

  test('refuses a file that others can write', async () => {
    settings({ accessLog: true }, 0o666)
    expect(await outerpark.failure('config', 'validate')).toMatchObject({
      ...{ exit: 2, code: 'config-invalid' },
      hint: expect.stringContaining(`chmod go-w ${at('config.json')}`),
    })
  })

  test('has the exit code of a refused start for a wrong setting', async () => {
    settings({ port: 'eighty' })
    expect(await validate({ OUTERPARK_PORT: '' })).toMatchObject({ code: 2, ok: false })
  })

  test('warns of programs and folders that would fail later, and so does doctor', async () => {
    writeFileSync(at('tell'), '#!/bin/sh\n', { mode: 0o600 })
    const to = join(at('tell'), 'backups')
    settings({ alertCommand: at('gone'), backupTo: to })
    const env = { OUTERPARK_BACKUP_COMMAND: at('tell') }
    const found = [
      { code: 'folder-not-writable', what: expect.stringContaining(to) },
      { code: 'program-not-runnable', todo: `chmod +x ${at('tell')}` },
      { code: 'program-missing', what: expect.stringContaining(at('gone')) },
    ]
    const { warnings, ...rest } = await validate(env)
    expect(rest).toMatchObject({ code: 0, ok: true, mistakes: [] })
    expect(warnings).toHaveLength(found.length)
    expect(warnings).toEqual(
      expect.arrayContaining(found.map((each) => expect.objectContaining(each))),
    )
    expect(warnings.map(({ setting }) => setting)).toContain('OUTERPARK_BACKUP_COMMAND')
    const doctor = await outerpark.run(['doctor', '--json'], { env })
    const { findings }: Examined = JSON.parse(doctor.stdout)
    expect(findings.filter(({ name }) => name === 'settings').map(({ code }) => code)).toEqual(
      warnings.map(({ code }) => code),
    )
    const { stdout } = await outerpark.run(['config', 'validate'], { env })
    expect(stdout).toContain(`chmod +x ${at('tell')}`)
  })

  test('minds no folder that the daemon can make, and warns of one that others can write', async () => {
    settings({ backupTo: at('new/backups'), alertCommand: process.execPath })
    expect(await validate()).toMatchObject({ code: 0, warnings: [] })
    mkdirSync(at('open'))
    chmodSync(at('open'), 0o777)
    settings({ backupTo: at('open') })
    expect(await validate()).toMatchObject({
      code: 0,
      warnings: [{ code: 'folder-not-trusted', todo: `Close it with: chmod go-w ${at('open')}` }],
    })
  })
})
