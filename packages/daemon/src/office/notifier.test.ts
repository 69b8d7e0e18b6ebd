import { expect, test } from 'vitest'
import { readConfig } from '../settings/config.ts'
import { checkParts } from './check-parts.ts'
import { openNotifier } from './notifier.ts'

const secret = (byte: number) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`
const MAIL = {
  OUTERPARK_SMTP_HOST: 'smtp.example.com',
  OUTERPARK_SMTP_FROM: 'OuterPark <tickets@outerpark.example>',
}
const HOOK = {
  OUTERPARK_WEBHOOK_URL: 'https://hooks.example.com:8443/in/0penSesame?key=0penSesame',
  OUTERPARK_WEBHOOK_SECRET: secret(7),
}

function open(environment: NodeJS.ProcessEnv) {
  const config = readConfig({ OUTERPARK_HOME: '/nowhere', ...environment })
  checkParts(config)
  const opened = openNotifier(config, { now: Date.now })
  opened.close()
  return opened
}

test.each([
  ['nothing', {}, ['inbox']],
  ['a mail server', MAIL, ['inbox', 'mail']],
  ['a webhook', HOOK, ['inbox', 'webhook']],
  ['both', { ...MAIL, ...HOOK }, ['inbox', 'mail', 'webhook']],
])('with %s configured people are told where that says', (_, environment, channels) => {
  const opened = open(environment)
  expect(opened.channels).toEqual(channels)
  expect(Object.keys(opened.notifier)).toEqual(channels)
})

test('the webhook is shown by its host and a name that gives nothing away', () => {
  const { webhook } = open(HOOK)
  expect(webhook).toEqual({
    host: 'hooks.example.com:8443',
    webhookId: expect.stringMatching(/^WH-[2-9A-Z]{10}$/),
  })
  expect(open(HOOK).webhook).toEqual(webhook)
})

test('another address or another secret is another webhook', () => {
  const ids = [
    HOOK,
    { ...HOOK, OUTERPARK_WEBHOOK_URL: `${HOOK.OUTERPARK_WEBHOOK_URL}2` },
    { ...HOOK, OUTERPARK_WEBHOOK_SECRET: secret(8) },
  ].map((environment) => open(environment).webhook?.webhookId)
  expect(new Set(ids).size).toBe(3)
})

test.each([
  [MAIL, 'OUTERPARK_SMTP_FROM', 'OuterPark', /one mail address/],
  [MAIL, 'OUTERPARK_SMTP_FROM', 'a@example.com, b@example.com', /one mail address/],
  [HOOK, 'OUTERPARK_WEBHOOK_URL', 'ftp://u:0penSesame@example.com/', /https:\/\/ or http:\/\//],
  [HOOK, 'OUTERPARK_WEBHOOK_URL', 'https://u:0penSesame@example.com/', /user or a password/],
  [HOOK, 'OUTERPARK_WEBHOOK_URL', 'http://127.0.0.1/0penSesame', /does not allow/],
  [HOOK, 'OUTERPARK_WEBHOOK_URL', 'https://[::ffff:10.0.0.1]/0penSesame', /does not allow/],
  [HOOK, 'OUTERPARK_WEBHOOK_SECRET', '0penSesame', /must be whsec_/],
])(
  '%#: %s is refused at start by its name, and a secret is not repeated',
  (rest, variable, value, says) => {
    const failure = () => open({ ...rest, [variable]: value })
    expect(failure).toThrow(
      expect.objectContaining({
        name: 'StartFailure',
        code: 'config-invalid',
        message: expect.stringMatching(new RegExp(`^${variable}: .*${says.source}`)),
      }),
    )
    expect(failure).not.toThrow(/0penSesame/)
  },
)

test('a password that would go out in the clear is refused at start', () => {
  const login = { OUTERPARK_SMTP_USER: 'box', OUTERPARK_SMTP_PASSWORD: '0penSesame' }
  const failure = () => open({ ...MAIL, ...login, OUTERPARK_SMTP_SECURITY: 'none' })
  expect(failure).toThrow(/^OUTERPARK_SMTP_SECURITY: .*TLS/)
  expect(failure).not.toThrow(/0penSesame/)
  expect(open({ ...MAIL, ...login }).channels).toContain('mail')
})

test('a webhook on this machine is taken where that is allowed', () => {
  const local = { ...HOOK, OUTERPARK_WEBHOOK_URL: 'http://127.0.0.1:9/' }
  expect(open({ ...local, OUTERPARK_WEBHOOK_ALLOW_PRIVATE: 'true' }).webhook?.host).toBe(
    '127.0.0.1:9',
  )
})
