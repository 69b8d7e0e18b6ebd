import { describe, expect, test } from 'vitest'
import { refused, settingsFolder } from './testing/config.ts'

const { read, inFile } = settingsFolder()

describe('a breaker that could never open while all calls hang', () => {
  test('is refused: it has too few workers, or needs too many calls', () => {
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

  test('is avoided by default: the window is longer if calls may take longer', () => {
    expect(read({ OUTERPARK_GATEWAY_TIMEOUT_MS: '15000' }).breakerWindowMs).toBe(60_000)
  })
})

describe('an incomplete channel', () => {
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
    '%j is refused; the error names the missing setting, and shows no values',
    (given, missing, because) => {
      expect(() => read(given)).toThrow(
        refused(new RegExp(`${missing}: must be set, since ${because} is`)),
      )
      expect(() => read(given)).not.toThrow(/opensesame/)
    },
  )

  test('in the file is refused like one in the environment', () => {
    inFile({ smtpHost: 'smtp.example.com' })
    expect(() => read()).toThrow(
      refused(
        /OUTERPARK_SMTP_FROM: must be set, since smtpHost \(in .*config\.json(?::\d+){2}\) is/,
      ),
    )
    expect(read(from)).toMatchObject({ smtpHost: 'smtp.example.com' })
  })

  test('is allowed with only a port or a time-out, which have no effect', () => {
    expect(
      read({ OUTERPARK_SMTP_PORT: '2525', OUTERPARK_WEBHOOK_TIMEOUT_MS: '100' }),
    ).toMatchObject({
      smtpHost: undefined,
      smtpPort: 2525,
    })
  })

  test('needs no long lease, but the lease must be longer than the time-out of a complete one', () => {
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

describe('settings that are valid by themselves and wrong together', () => {
  const workersMin = (environment: NodeJS.ProcessEnv) => () =>
    read({ OUTERPARK_PAYMENT_WORKERS_MIN: '20', ...environment })

  test('are reported with the variables that they came from, and with both numbers', () => {
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

  test('are reported with the file that they came from', () => {
    inFile({ paymentWorkers: 12, leaseMs: 1_000 })
    expect(workersMin({})).toThrow(
      refused(/must not be more than paymentWorkers \(12, in .*config\.json(?::\d+){2}\)/),
    )
    expect(() => read({ OUTERPARK_GATEWAY_TIMEOUT_MS: '1000' })).toThrow(
      refused(
        /leaseMs \(1000, in .*config\.json(?::\d+){2}\) must be longer than 3000, three times OUTERPARK_GATEWAY_TIMEOUT_MS \(1000\)/,
      ),
    )
  })

  test('are reported with the variable if it overrides the file', () => {
    inFile({ bulkhead: 100 })
    expect(() => read({ OUTERPARK_BULKHEAD: '10' })).toThrow(refused(/OUTERPARK_BULKHEAD \(10\)/))
    expect(read({ OUTERPARK_BULKHEAD: '' }).bulkhead).toBe(100)
  })
})
