import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../testing/folder.ts'
import { homeOf, readConfig } from './config.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const read = (environment: NodeJS.ProcessEnv = {}) =>
  readConfig({ OUTERPARK_HOME: folder.path, ...environment })
const inFile = (settings: unknown) =>
  writeFileSync(
    folder.file('config.json'),
    typeof settings === 'string' ? settings : JSON.stringify(settings),
  )
/** Every variable that a program or a script of this repository names. */
function variablesOfOurs(): string[] {
  const root = fileURLToPath(new URL('../../../../', import.meta.url))
  const sources = ['packages/cli/src', 'packages/daemon/src', 'scripts'].flatMap((within) =>
    readdirSync(join(root, within), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test'))
      .map((file) => readFileSync(join(root, within, file), 'utf8')),
  )
  return [...new Set(sources.join().match(/OUTERPARK_[A-Z][A-Z_]*[A-Z]/g))]
}
const refused = (message: RegExp) =>
  expect.objectContaining({
    name: 'StartFailure',
    code: 'config-invalid',
    message: expect.stringMatching(message),
  })

test('who sets nothing gets what the documentation says', () => {
  expect(read()).toEqual({
    home: folder.path,
    host: '127.0.0.1',
    port: 8080,
    mode: 'DEVELOP',
    allowedHosts: [],
    gatewayTimeoutMs: 610,
    gateway: 'sandbox',
    gatewayUrl: undefined,
    gatewayKey: undefined,
    stripeKey: undefined,
    stripeWebhookSecret: undefined,
    stripeUrl: undefined,
    sandboxLatency: '20-60',
    breakerWindowMs: 10_000,
    breakerMinimumCalls: 20,
    breakerFailureRatio: 0.5,
    breakerOpenMs: 5_000,
    bulkhead: 64,
    paymentDeadlineMs: 24 * 60 * 60 * 1000,
    paymentWorkers: 10,
    paymentWorkersMin: 1,
    noticeWorkers: 10,
    noticeWorkersMin: 1,
    whenOverloaded: 'defer',
    smtpHost: undefined,
    smtpPort: undefined,
    smtpSecurity: 'starttls',
    smtpUser: undefined,
    smtpPassword: undefined,
    smtpFrom: undefined,
    smtpTimeoutMs: 10_000,
    webhookUrl: undefined,
    webhookSecret: undefined,
    webhookTimeoutMs: 10_000,
    webhookAllowPrivate: false,
    noticeRetryBaseMs: 1_000,
    noticeRetryCapMs: 60 * 60 * 1000,
    noticeRetryForMs: 3 * 24 * 60 * 60 * 1000,
    maxUnpaid: 0,
    myPageLagMs: 1_000,
    leaseMs: 30_000,
    retryBaseMs: 250,
    retryCapMs: 20_000,
    maxAttempts: 25_000,
    logLevel: 'info',
  })
})

test('a setting of the file counts, and the environment counts more', () => {
  inFile({ port: 9000, paymentWorkers: 3, allowedHosts: ['tickets.example.com'], mode: 'FILE' })
  const config = read({ OUTERPARK_PORT: '9001', SYS_MODE: 'REHEARSAL' })
  expect(config).toMatchObject({
    port: 9001,
    mode: 'REHEARSAL',
    paymentWorkers: 3,
    allowedHosts: ['tickets.example.com'],
  })
})

test('an empty variable is one that is not set', () => {
  inFile({ port: 9000 })
  expect(read({ OUTERPARK_PORT: '' }).port).toBe(9000)
})

test('a list in the environment has commas, with or without spaces', () => {
  expect(read({ OUTERPARK_ALLOWED_HOSTS: 'a.example.com, b.example.com' }).allowedHosts).toEqual([
    'a.example.com',
    'b.example.com',
  ])
})

test('the configuration cannot be changed once it is read', () => {
  expect(() => Object.assign(read(), { port: 1 })).toThrow(TypeError)
})

describe('a setting that is out of range', () => {
  test.each([
    ['OUTERPARK_PORT', '70000', 'a whole number from 0 to 65535'],
    ['OUTERPARK_PORT', '-1', 'a whole number from 0 to 65535'],
    ['OUTERPARK_PORT', '80.5', 'a whole number from 0 to 65535'],
    ['OUTERPARK_PORT', 'http', 'a whole number from 0 to 65535'],
    ['OUTERPARK_PORT', '0x50', 'a whole number from 0 to 65535'],
    ['OUTERPARK_GATEWAY_TIMEOUT_MS', '5', 'a whole number from 10 to 60000'],
    ['OUTERPARK_PAYMENT_WORKERS', '0', 'a whole number from 1 to 100'],
    ['OUTERPARK_NOTICE_WORKERS', '101', 'a whole number from 1 to 100'],
    ['OUTERPARK_LEASE_MS', '10', 'a whole number from 1000 to 600000'],
    ['OUTERPARK_RETRY_BASE_MS', '0', 'a whole number from 1 to 60000'],
    ['OUTERPARK_RETRY_CAP_MS', '0', 'a whole number from 1 to 3600000'],
    ['OUTERPARK_MAX_ATTEMPTS', '0', 'a whole number from 1 to 1000000'],
    ['OUTERPARK_SANDBOX_LATENCY', 'fast', 'milliseconds such as 30 or 400-620'],
    ['OUTERPARK_GATEWAY_URL', 'https://pay.example.com', 'an http:// address'],
    ['OUTERPARK_GATEWAY_URL', 'http://pay.example.com/path', 'an http:// address'],
    ['OUTERPARK_GATEWAY_URL', 'http://user@pay.example.com', 'an http:// address'],
    ['OUTERPARK_GATEWAY_URL', 'no address', 'an http:// address'],
    ['OUTERPARK_LOG_LEVEL', 'loud', 'one of trace, debug, info, warn, error'],
    ['OUTERPARK_SMTP_HOST', 'smtp example', 'the name or the address of a mail server'],
    ['OUTERPARK_SMTP_PORT', '0', 'a whole number from 1 to 65535'],
    ['OUTERPARK_SMTP_SECURITY', 'ssl', 'starttls, tls or none'],
    ['OUTERPARK_SMTP_TIMEOUT_MS', '99', 'a whole number from 100 to 600000'],
    ['OUTERPARK_WEBHOOK_TIMEOUT_MS', '600001', 'a whole number from 100 to 600000'],
    ['OUTERPARK_WEBHOOK_ALLOW_PRIVATE', 'perhaps', 'true or false'],
    ['OUTERPARK_NOTICE_RETRY_BASE_MS', '0', 'a whole number from 1 to 60000'],
    ['OUTERPARK_NOTICE_RETRY_CAP_MS', '0', 'a whole number from 1 to 86400000'],
    ['OUTERPARK_NOTICE_RETRY_FOR_MS', '999', 'a whole number from 1000 to 2592000000'],
    ['SYS_MODE', 'two words', 'a word'],
  ])('%s=%s is refused by its name and with what it may be', (variable, value, range) => {
    expect(() => read({ [variable]: value })).toThrow(
      refused(new RegExp(`${variable}: .*${range}`)),
    )
  })

  test.each([null, true, [], '8o', {}, 1e99, -1])(
    'of the file (port: %j) is named with its file',
    (port) => {
      inFile({ port })
      expect(() => read()).toThrow(
        refused(/port \(in .*config\.json\): must be a whole number from 0 to 65535/),
      )
    },
  )

  test('is named together with every other one', () => {
    inFile({ leaseMs: 1 })
    expect(() => read({ OUTERPARK_PORT: 'x', OUTERPARK_PAYMENT_WORKERS: 'y' })).toThrow(
      refused(/OUTERPARK_PORT.*OUTERPARK_PAYMENT_WORKERS.*leaseMs \(in/),
    )
  })
})

describe('a breaker that could never open when all calls hang', () => {
  test('is refused: too few workers, or too many calls for them', () => {
    const never = (words: string) => refused(new RegExp(words.replace(/[()]/g, '\\$&')))
    expect(() => read({ OUTERPARK_PAYMENT_WORKERS: '1' })).toThrow(
      never(
        'breakerMinimumCalls (20 by default) must not be more than 16, .* OUTERPARK_PAYMENT_WORKERS (1) make in breakerWindowMs (10000 by default)',
      ),
    )
    expect(() => read({ OUTERPARK_BREAKER_MINIMUM_CALLS: '161' })).toThrow(
      never('OUTERPARK_BREAKER_MINIMUM_CALLS (161) must not be more than 160,'),
    )
    expect(read({ OUTERPARK_BREAKER_MINIMUM_CALLS: '160' }).breakerMinimumCalls).toBe(160)
  })

  test('looks back further where calls may take longer', () => {
    expect(read({ OUTERPARK_GATEWAY_TIMEOUT_MS: '15000' }).breakerWindowMs).toBe(60_000)
  })
})

describe('half of a channel', () => {
  const from = { OUTERPARK_SMTP_FROM: 'tickets@example.com' }
  const host = { OUTERPARK_SMTP_HOST: 'smtp.example.com' }
  const user = { OUTERPARK_SMTP_USER: 'box' }
  const password = { OUTERPARK_SMTP_PASSWORD: 'opensesame' }
  const url = { OUTERPARK_WEBHOOK_URL: 'https://hooks.example.com/opensesame' }
  const secret = { OUTERPARK_WEBHOOK_SECRET: 'opensesame' }
  test.each([
    [host, 'OUTERPARK_SMTP_FROM', 'OUTERPARK_SMTP_HOST'],
    [from, 'OUTERPARK_SMTP_HOST', 'OUTERPARK_SMTP_FROM'],
    [{ ...user, ...password }, 'OUTERPARK_SMTP_HOST', 'OUTERPARK_SMTP_USER'],
    [{ ...host, ...from, ...user }, 'OUTERPARK_SMTP_PASSWORD', 'OUTERPARK_SMTP_USER'],
    [{ ...host, ...from, ...password }, 'OUTERPARK_SMTP_USER', 'OUTERPARK_SMTP_PASSWORD'],
    [url, 'OUTERPARK_WEBHOOK_SECRET', 'OUTERPARK_WEBHOOK_URL'],
    [secret, 'OUTERPARK_WEBHOOK_URL', 'OUTERPARK_WEBHOOK_SECRET'],
  ])(
    '%j is refused by the name of what is missing, and without its values',
    (given, missing, because) => {
      expect(() => read(given)).toThrow(
        refused(new RegExp(`${missing}: must be set, since ${because} is`)),
      )
      expect(() => read(given)).not.toThrow(/opensesame/)
    },
  )

  test('in the file counts like half in the environment', () => {
    inFile({ smtpHost: 'smtp.example.com' })
    expect(() => read()).toThrow(
      refused(/OUTERPARK_SMTP_FROM: must be set, since smtpHost \(in .*config\.json\) is/),
    )
    expect(read(from)).toMatchObject({ smtpHost: 'smtp.example.com' })
  })

  test('is no channel: a port or a time-out alone changes nothing', () => {
    expect(
      read({ OUTERPARK_SMTP_PORT: '2525', OUTERPARK_WEBHOOK_TIMEOUT_MS: '100' }),
    ).toMatchObject({
      smtpHost: undefined,
      smtpPort: 2525,
    })
  })

  test('may not take longer than a lease, once it is a whole one', () => {
    const short = { OUTERPARK_LEASE_MS: '10000' }
    expect(read(short).leaseMs).toBe(10_000)
    expect(() => read({ ...short, ...host, ...from })).toThrow(
      refused(
        /OUTERPARK_LEASE_MS \(10000\) must be longer than smtpTimeoutMs \(10000 by default\)/,
      ),
    )
    expect(() => read({ ...short, ...url, ...secret })).toThrow(
      refused(
        /OUTERPARK_LEASE_MS \(10000\) must be longer than webhookTimeoutMs \(10000 by default\)/,
      ),
    )
  })
})

test.each([
  ['true', true],
  ['yes', true],
  ['false', false],
  ['0', false],
])('a private address is allowed by %s: %s', (value, allowed) => {
  const config = read({ OUTERPARK_WEBHOOK_ALLOW_PRIVATE: value })
  expect(config.webhookAllowPrivate).toBe(allowed)
  inFile({ webhookAllowPrivate: allowed })
  expect(read().webhookAllowPrivate).toBe(allowed)
})

describe('settings that are fine by themselves and not together', () => {
  const workersMin = (environment: NodeJS.ProcessEnv) => () =>
    read({ OUTERPARK_PAYMENT_WORKERS_MIN: '20', ...environment })

  test('are told with the variables that they came from, and with both numbers', () => {
    expect(() => read({ OUTERPARK_BULKHEAD: '10' })).toThrow(
      refused(
        /OUTERPARK_BULKHEAD \(10\) must be at least 20, twice paymentWorkers \(10 by default\)/,
      ),
    )
    expect(workersMin({})).toThrow(
      refused(
        /OUTERPARK_PAYMENT_WORKERS_MIN \(20\) must not be more than paymentWorkers \(10 by default\)/,
      ),
    )
    expect(workersMin({ OUTERPARK_PAYMENT_WORKERS: '12' })).toThrow(
      refused(/must not be more than OUTERPARK_PAYMENT_WORKERS \(12\)/),
    )
    expect(() => read({ OUTERPARK_NOTICE_WORKERS_MIN: '11' })).toThrow(
      refused(/OUTERPARK_NOTICE_WORKERS_MIN \(11\) must not .* noticeWorkers \(10 by default\)/),
    )
  })

  test('are told with the file that they came from', () => {
    inFile({ paymentWorkers: 12, leaseMs: 1_000 })
    expect(workersMin({})).toThrow(
      refused(/must not be more than paymentWorkers \(12, in .*config\.json\)/),
    )
    expect(() => read({ OUTERPARK_GATEWAY_TIMEOUT_MS: '1000' })).toThrow(
      refused(
        /leaseMs \(1000, in .*config\.json\) must be longer than OUTERPARK_GATEWAY_TIMEOUT_MS \(1000\)/,
      ),
    )
  })

  test('name the variable that overrides the file', () => {
    inFile({ bulkhead: 100 })
    expect(() => read({ OUTERPARK_BULKHEAD: '10' })).toThrow(refused(/OUTERPARK_BULKHEAD \(10\)/))
    expect(read({ OUTERPARK_BULKHEAD: '' }).bulkhead).toBe(100)
  })
})

describe('a variable that is called like ours and sets nothing', () => {
  test('is refused, and the one that was meant is named', () => {
    expect(() => read({ OUTERPARK_BREAKR_OPEN_MS: '100' })).toThrow(
      refused(
        /^OUTERPARK_BREAKR_OPEN_MS: there is no such setting, did you mean OUTERPARK_BREAKER_OPEN_MS\?$/,
      ),
    )
    expect(() => read({ OUTERPARK_PROFIL: 'admin' })).toThrow(refused(/did you mean .*_PROFILE\?$/))
  })

  test('is refused without a guess where none is near, and its value is not shown', () => {
    expect(() => read({ OUTERPARK_TOKEN: 'opensesame' })).toThrow(
      refused(/^OUTERPARK_TOKEN: there is no such setting$/),
    )
  })

  test('is told together with everything else that is wrong', () => {
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
  ])('may be one that Kubernetes sets for a Service of our name: %s', (name) => {
    expect(() => read({ [name]: '10.0.0.1' })).not.toThrow()
  })

  test('is none that any of our programs sets or reads', () => {
    const variables = variablesOfOurs()
    expect(variables).toEqual(expect.arrayContaining(['OUTERPARK_PROFILE', 'OUTERPARK_SANDBOX_DB']))
    for (const variable of variables)
      expect(() => read({ [variable]: '7' }), variable).not.toThrow(`${variable}: there is no such`)
  })
})

describe('a file', () => {
  test('with a setting that does not exist is refused, since it would do nothing', () => {
    inFile({ breaker: { timeout: 610 } })
    expect(() => read()).toThrow(refused(/breaker \(in .*config\.json\): there is no such setting/))
    inFile({ breakrOpenMs: 100 })
    expect(() => read()).toThrow(refused(/no such setting, did you mean breakerOpenMs\?/))
  })
  test.each(['{', '[]', '"text"', 'null', ''])('of %j is no configuration', (text) => {
    inFile(text)
    expect(() => read()).toThrow(refused(/config\.json is not a JSON object/))
  })
})

test('the home is where OUTERPARK_HOME says, as a whole path, and otherwise where programs keep their data', () => {
  expect(homeOf({ OUTERPARK_HOME: 'here' })).toBe(resolve('here'))
  expect(homeOf({ OUTERPARK_HOME: join('/', 'there') })).toBe('/there')
  expect(homeOf({})).toMatch(/outerpark/)
  expect(homeOf({ OUTERPARK_HOME: '' })).toBe(homeOf({}))
})
