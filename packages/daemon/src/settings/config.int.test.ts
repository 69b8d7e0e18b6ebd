import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { homeOf } from './config.ts'
import { refused, settingsFolder } from './testing/config.ts'

const folder = settingsFolder()
const { read, inFile } = folder

test('without any setting, the defaults are those of the documentation', () => {
  expect(read()).toEqual({
    home: folder.path,
    file: join(folder.path, 'config.json'),
    given: {},
    places: {},
    accessLog: false,
    alertAwayMs: 60_000,
    alertPauseMs: 300_000,
    alertStallMs: 2_000,
    host: '127.0.0.1',
    behindTls: false,
    port: 8080,
    mode: 'DEVELOP',
    allowedHosts: [],
    customerRate: 50,
    adminRate: 1_000,
    anonymousRate: 50,
    signUpRate: 1,
    slowMs: 1_000,
    maxConnections: 5_000,
    maxConnectionsPerAddress: 200,
    trustedProxies: [],
    backupTo: undefined,
    backupEvery: undefined,
    backupKeep: 7,
    backupCommand: undefined,
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
    maxPausedMs: 24 * 60 * 60 * 1000,
    holdMs: 600_000,
    holdPauseMs: 1_800_000,
    orphanRule: 'strict',
    orphanRuleEndsMs: 0,
    paymentWorkers: 10,
    paymentWorkersMin: 1,
    noticeWorkers: 10,
    noticeWorkersMin: 1,
    paymentLagMs: 10_000,
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
    maxSeatsPerBooking: 10,
    maxSeatsPerPerformance: 10,
    maxUnpaidSeats: 20,
    maxUnpaidSeatsDuringOutage: 6,
    maxDeclinesPerHour: 5,
    declinePauseMs: 600_000,
    maxCancelsPerHour: 20,
    maxHoldsPerHour: 600,
    addresses: 'believe',
    codesPerHour: 5,
    mailsPerHour: 20,
    maxUnpaid: 0,
    myPageLagMs: 1_000,
    leaseMs: 30_000,
    retryBaseMs: 250,
    retryCapMs: 20_000,
    maxAttempts: 25_000,
    logLevel: 'info',
    metrics: true,
    traceRatio: 0.1,
    logFileBytes: 10_000_000,
    logFiles: 5,
  })
})

test('a setting in the file replaces the default, and a variable replaces the file', () => {
  inFile({ port: 9000, paymentWorkers: 3, allowedHosts: ['tickets.example.com'], mode: 'FILE' })
  const config = read({ OUTERPARK_PORT: '9001', SYS_MODE: 'REHEARSAL' })
  expect(config).toMatchObject({
    port: 9001,
    mode: 'REHEARSAL',
    paymentWorkers: 3,
    allowedHosts: ['tickets.example.com'],
  })
})

test('an empty variable counts as not set', () => {
  inFile({ port: 9000 })
  expect(read({ OUTERPARK_PORT: '' }).port).toBe(9000)
})

test('a list in the environment is separated by commas, with or without spaces', () => {
  expect(read({ OUTERPARK_ALLOWED_HOSTS: 'a.example.com, b.example.com' }).allowedHosts).toEqual([
    'a.example.com',
    'b.example.com',
  ])
})

test('the configuration cannot be changed after it is read', () => {
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
    ['OUTERPARK_PAYMENT_LAG_MS', '600001', 'a whole number from 0 to 600000'],
    ['OUTERPARK_RETRY_BASE_MS', '0', 'a whole number from 1 to 60000'],
    ['OUTERPARK_RETRY_CAP_MS', '0', 'a whole number from 1 to 3600000'],
    ['OUTERPARK_MAX_ATTEMPTS', '0', 'a whole number from 1 to 1000000'],
    ['OUTERPARK_SANDBOX_LATENCY', 'fast', 'milliseconds such as 30 or 400-620'],
    ['OUTERPARK_GATEWAY_URL', 'http://pay.example.com', 'https:// or, on this machine only'],
    ['OUTERPARK_GATEWAY_URL', 'https://pay.example.com/path', 'https:// or'],
    ['OUTERPARK_GATEWAY_URL', 'https://user@pay.example.com', 'https:// or'],
    ['OUTERPARK_GATEWAY_URL', 'no address', 'https:// or'],
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
    ['OUTERPARK_ORPHAN_RULE', 'always', 'strict, segment or off'],
    ['OUTERPARK_ORPHAN_RULE_ENDS_MS', '2592000001', 'a whole number from 0 to 2592000000'],
    ['SYS_MODE', 'two words', 'a word'],
  ])(
    '%s=%s is refused, and the error names the variable and its range',
    (variable, value, range) => {
      expect(() => read({ [variable]: value })).toThrow(
        refused(new RegExp(`${variable}: .*${range}`)),
      )
    },
  )

  test.each([null, true, [], '8o', {}, 1e99, -1])(
    'in the file (port: %j) is named together with the file',
    (port) => {
      inFile({ port })
      expect(() => read()).toThrow(
        refused(/port \(in .*config\.json(?::\d+){2}\): must be a whole number from 0 to 65535/),
      )
    },
  )

  test('is reported together with all others', () => {
    inFile({ leaseMs: 1 })
    expect(() => read({ OUTERPARK_PORT: 'x', OUTERPARK_PAYMENT_WORKERS: 'y' })).toThrow(
      refused(/OUTERPARK_PORT.*OUTERPARK_PAYMENT_WORKERS.*leaseMs \(in/),
    )
  })
})

test.each([
  ['true', true],
  ['yes', true],
  ['false', false],
  ['0', false],
])('with the setting %s private addresses are allowed: %s', (value, allowed) => {
  const config = read({ OUTERPARK_WEBHOOK_ALLOW_PRIVATE: value })
  expect(config.webhookAllowPrivate).toBe(allowed)
  inFile({ webhookAllowPrivate: allowed })
  expect(read().webhookAllowPrivate).toBe(allowed)
})

describe('a file', () => {
  test('with an unknown setting is refused, since the setting would do nothing', () => {
    inFile({ breaker: { timeout: 610 } })
    expect(() => read()).toThrow(
      refused(/breaker \(in .*config\.json(?::\d+){2}\): there is no such setting/),
    )
    inFile({ breakrOpenMs: 100 })
    expect(() => read()).toThrow(refused(/no such setting, did you mean breakerOpenMs\?/))
  })
  test('C8: in another encoding is refused, also a variable', () => {
    writeFileSync(
      join(folder.path, 'config.json'),
      Buffer.from('{"smtpFrom":"\xb1\xe8"}', 'latin1'),
      {
        mode: 0o600,
      },
    )
    expect(() => read()).toThrow(refused(/config\.json cannot be read: it is not text in UTF-8\.$/))
    inFile({})
    expect(() => read({ OUTERPARK_SMTP_FROM: '\ufffd\ufffd <a@example.com>' })).toThrow(
      refused(/OUTERPARK_SMTP_FROM: must be text in UTF-8/),
    )
  })

  test.each(['{', '[]', '"text"', 'null', ''])('with the content %j is refused', (text) => {
    inFile(text)
    expect(() => read()).toThrow(refused(/config\.json(?::\d+){0,2} is not a JSON object/))
  })
})

test('the home is OUTERPARK_HOME as an absolute path, or else the system’s folder for data of programs', () => {
  expect(homeOf({ OUTERPARK_HOME: 'here' })).toBe(resolve('here'))
  expect(homeOf({ OUTERPARK_HOME: join('/', 'there') })).toBe('/there')
  expect(homeOf({})).toMatch(/outerpark/)
  expect(homeOf({ OUTERPARK_HOME: '' })).toBe(homeOf({}))
})
