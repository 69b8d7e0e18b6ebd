import { writeFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { mistakesOf, settingsRefusals } from '../office/settings-refusals.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { readConfigFile } from './config-file.ts'
import { mistakeInKorean } from './korean-mistakes.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

async function mistakesIn(variables: Record<string, string>): Promise<readonly string[]> {
  const env = { OUTERPARK_HOME: folder.path, ...variables }
  const refusals = await settingsRefusals(env, readConfigFile(folder.path))
  return refusals.flatMap(mistakesOf)
}

const SMTP = { OUTERPARK_SMTP_HOST: 'mail.example.com', OUTERPARK_SMTP_FROM: 'a@example.com' }
const WRONG: readonly Record<string, string>[] = [
  { OUTERPARK_PORT: 'eighty', OUTERPARK_PROT: '1', OUTERPARK_NOTHING_LIKE_IT: '1' },
  { OUTERPARK_BACKUP_EVERY: 'often', OUTERPARK_WHEN_OVERLOADED: 'wait', OUTERPARK_METRICS: 'some' },
  { OUTERPARK_ORPHAN_RULE: 'always', OUTERPARK_ORPHAN_RULE_ENDS_MS: 'a day' },
  { OUTERPARK_SMTP_HOST: 'mail.example.com', OUTERPARK_WEBHOOK_SECRET: 'a-secret-of-mine' },
  { OUTERPARK_SMTP_USER: 'u', OUTERPARK_ADDRESSES: 'code' },
  { OUTERPARK_GATEWAY: 'http' },
  { OUTERPARK_GATEWAY: 'stripe' },
  { OUTERPARK_GATEWAY_URL: 'https://pay.example.com' },
  { OUTERPARK_GATEWAY_KEY: 'key' },
  { OUTERPARK_STRIPE_KEY: 'sk_test_1234567890' },
  { SYS_MODE: 'PRODUCT', OUTERPARK_HOST: '0.0.0.0' },
  { SYS_MODE: 'PRODUCT', OUTERPARK_GATEWAY: 'stripe', OUTERPARK_STRIPE_KEY: 'sk_test_1234567890' },
  { SYS_MODE: 'PRODUCT', OUTERPARK_SMTP_SECURITY: 'none', ...SMTP },
  { OUTERPARK_LEASE_MS: '1000', OUTERPARK_BULKHEAD: '2', OUTERPARK_PAYMENT_WORKERS_MIN: '50' },
  { OUTERPARK_NOTICE_WORKERS_MIN: '50', OUTERPARK_BREAKER_MINIMUM_CALLS: '10000' },
  { OUTERPARK_LEASE_MS: '2000', OUTERPARK_SMTP_TIMEOUT_MS: '30000', ...SMTP },
  { OUTERPARK_TLS_CERT: '/a.pem' },
  { OUTERPARK_TLS_KEY: '/a.key', OUTERPARK_ALERT_URL: 'http://alerts.example.com/' },
]

const HOOK = {
  OUTERPARK_WEBHOOK_URL: 'https://a.example/',
  OUTERPARK_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
}
/** What only a part of the office refuses. */
const OF_PARTS: readonly Record<string, string>[] = [
  { ...SMTP, OUTERPARK_SMTP_FROM: 'nonsense' },
  {
    ...SMTP,
    ...{ OUTERPARK_SMTP_SECURITY: 'none', OUTERPARK_SMTP_USER: 'u', OUTERPARK_SMTP_PASSWORD: 'p' },
  },
  { ...HOOK, OUTERPARK_WEBHOOK_SECRET: 'short' },
  { ...HOOK, OUTERPARK_WEBHOOK_URL: 'nonsense' },
  { ...HOOK, OUTERPARK_WEBHOOK_URL: 'https://u:p@a.example/' },
  { ...HOOK, OUTERPARK_WEBHOOK_URL: 'https://10.0.0.1/' },
  { OUTERPARK_TLS_CERT: '/no/cert.pem', OUTERPARK_TLS_KEY: '/no/key.pem' },
  { OUTERPARK_HOST: '192.0.2.1' },
]

test('what a part of the office refuses is said in Korean, but for names and values', async () => {
  const all = (await Promise.all(OF_PARTS.map(mistakesIn))).flat()
  expect(all).toHaveLength(OF_PARTS.length)
  expect(all.filter((said) => mistakeInKorean(said) === said)).toEqual([])
  expect(all.map(mistakeInKorean).filter((said) => !/[가-힣]/.test(said))).toEqual([])
})

test('every mistake is said in Korean, but for names and values', async () => {
  writeFileSync(folder.file('config.json'), '{"maxUnpaid": -1, "maxUnpaid": 2}', { mode: 0o600 })
  const all = (await Promise.all(WRONG.map(mistakesIn))).flat()
  expect(new Set(all).size).toBeGreaterThan(30)
  const english = all
    .map(mistakeInKorean)
    .filter((said) => /\b(must|since|there is|needs|such|by default|longer|in)\b/.test(said))
  expect(english).toEqual([])
  expect(all.map(mistakeInKorean).filter((said) => !/[가-힣]/.test(said))).toEqual([])
})

test('a mistake keeps its place', () => {
  expect(
    mistakeInKorean('port (in /home/op/config.json:3:3): must be a whole number from 0 to 65535'),
  ).toBe('port (/home/op/config.json:3:3): 쓸 수 있는 값: 0~65535의 정수')
  expect(
    mistakeInKorean(
      'OUTERPARK_LEASE_MS (1000) must be longer than smtpTimeoutMs (30000 by default)',
    ),
  ).toBe('OUTERPARK_LEASE_MS (1000): 이보다 길어야 합니다: smtpTimeoutMs (기본값 30000)')
})
