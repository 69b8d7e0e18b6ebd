import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { refused, settingsFolder } from './testing/config.ts'

const { read } = settingsFolder()

/** Every variable with our prefix in the sources of this repository. */
function variablesOfOurs(): string[] {
  const root = fileURLToPath(new URL('../../../../', import.meta.url))
  const sources = ['packages/cli/src', 'packages/daemon/src', 'scripts'].flatMap((within) =>
    readdirSync(join(root, within), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test'))
      .map((file) => readFileSync(join(root, within, file), 'utf8')),
  )
  return [...new Set(sources.join().match(/OUTERPARK_[A-Z][A-Z_]*[A-Z]/g))]
}
describe('an unknown variable with our prefix', () => {
  test('is refused, and the error names the variable that was probably meant', () => {
    expect(() => read({ OUTERPARK_BREAKR_OPEN_MS: '100' })).toThrow(
      refused(
        /^OUTERPARK_BREAKR_OPEN_MS: there is no such setting, did you mean OUTERPARK_BREAKER_OPEN_MS\?$/,
      ),
    )
    expect(() => read({ OUTERPARK_PROFIL: 'admin' })).toThrow(refused(/did you mean .*_PROFILE\?$/))
  })

  test('is refused without a guess if no name is near, and its value is not shown', () => {
    expect(() => read({ OUTERPARK_TOKEN: 'opensesame' })).toThrow(
      refused(/^OUTERPARK_TOKEN: there is no such setting$/),
    )
  })

  test('is reported together with all other errors', () => {
    expect(() => read({ OUTERPARK_PORT: 'x', OUTERPARK_A: '1', OUTERPARK_B: '1' })).toThrow(
      refused(/OUTERPARK_A: .*; OUTERPARK_B: .*; OUTERPARK_PORT: /),
    )
  })

  test('counts as not set if it is empty', () => {
    expect(read({ OUTERPARK_BREAKR_OPEN_MS: '' }).breakerOpenMs).toBe(5_000)
  })

  test.each([
    'OUTERPARK_SERVICE_HOST',
    'OUTERPARK_SERVICE_PORT_HTTP',
    'OUTERPARK_PORT_8080_TCP_ADDR',
    'OUTERPARK_WEB_SERVICE_PORT',
  ])('is allowed if Kubernetes sets it for a Service with our name: %s', (name) => {
    expect(() => read({ [name]: '10.0.0.1' })).not.toThrow()
  })

  test.each([
    'OUTERPARK_PORT',
    'OUTERPARK_SMTP_PORT',
    'OUTERPARK_DB_PORT',
    'OUTERPARK_SANDBOX_PORT',
  ])(
    'C11: %s that Kubernetes set for a Service is ignored, also if a setting has that name',
    (name) => {
      const config = read({ [name]: 'tcp://10.96.0.12:8080' })
      expect(config).toMatchObject({ port: 8080, smtpPort: undefined })
      expect(config.given).toEqual({})
    },
  )

  test('C11: a port that is no link is still read, and refused if it is wrong', () => {
    expect(read({ OUTERPARK_PORT: '9090' }).port).toBe(9090)
    expect(() => read({ OUTERPARK_PORT: 'http://10.96.0.12' })).toThrow(refused(/OUTERPARK_PORT/))
  })

  test('is not one that any of our programs sets or reads', () => {
    const variables = variablesOfOurs()
    expect(variables).toEqual(expect.arrayContaining(['OUTERPARK_PROFILE', 'OUTERPARK_SANDBOX_DB']))
    for (const variable of variables)
      expect(() => read({ [variable]: '7' }), variable).not.toThrow(`${variable}: there is no such`)
  })
})
