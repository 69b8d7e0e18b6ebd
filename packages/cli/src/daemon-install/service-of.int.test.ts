import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'
import { serviceOf } from './service-of.ts'
import { serviceUnit } from './systemd.ts'

const folder = mkdtempSync(join(tmpdir(), 'outerpark-units-'))
const outerpark = makeOuterpark(inProcess)
afterAll(async () => {
  await outerpark.close()
  rmSync(folder, { recursive: true })
})

/** Writes the unit of a service of this user. @returns the environment in which it is found */
function installed(home: string) {
  mkdirSync(join(folder, 'systemd/user'), { recursive: true })
  const program = { node: '/opt/node', entry: '/opt/main.js', args: [] }
  const unit = serviceUnit({ level: 'user', program, home, envFile: join(folder, 'daemon.env') })
  writeFileSync(join(folder, 'systemd/user/outerpark.service'), unit)
  return { XDG_CONFIG_HOME: folder }
}

test('the service of a home is found by the home in its unit', () => {
  const home = join(folder, '100% $ure')
  expect(serviceOf(home, { XDG_CONFIG_HOME: folder })).toBeUndefined()
  const env = installed(home)
  expect(serviceOf(home, env)).toBe('systemctl --user start outerpark')
  expect(serviceOf(join(folder, '100%'), env)).toBeUndefined()
})

test.each([
  ['musical', 'list'],
  ['daemon', 'start'],
  ['daemon', 'restart'],
])('%s %s does not start a daemon in the place of a service that has ended', async (...command) => {
  const env = installed(outerpark.home)
  const { code, stderr } = await outerpark.run([...command, '--json'], { env })
  expect(code).toBe(3)
  expect(JSON.parse(stderr).error).toMatchObject({
    code: 'daemon-unreachable',
    hint: expect.stringContaining('systemctl --user start outerpark'),
  })
  expect(existsSync(join(outerpark.home, 'daemon.json'))).toBe(false)
})
