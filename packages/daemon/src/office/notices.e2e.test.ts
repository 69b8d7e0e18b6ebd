import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { smtpServer } from '../notice/mail/testing/smtp-server.ts'
import { receiver } from '../notice/webhook/testing/receiver.ts'
import { homeFiles } from '../process/home.ts'
import { openSqliteStore } from '../store/sqlite/store.ts'
import { endAll, startDaemon, startRefused } from '../testing/daemon-process.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { randomIds } from '../testing/ids.ts'
import { HOOK_SECRET, hookTo, mailTo } from '../testing/listeners.ts'
import { clientOf } from '../testing/real-office.ts'
import { until } from '../testing/settled.ts'

const folder = temporaryFolder()
const closers: (() => unknown)[] = [folder.remove]
afterAll(async () => {
  await endAll()
  for (const close of closers.reverse()) await close()
})

const BOOKINGS = 60
const KILLS = 2
const WORKERS = 4
const PASSWORD = 'opensesame'

/** How often each message came. */
const countsOf = (names: readonly (string | undefined)[]) =>
  [...Map.groupBy(names, (name) => name).values()].map((same) => same.length)

/** The events whose notice is recorded on the channel, in a home without a daemon. */
async function recordedIn(home: string, channel: string): Promise<string[]> {
  const store = openSqliteStore(homeFiles(home).store, {
    clock: { now: Date.now },
    newId: randomIds,
  })
  const { items } = await store.queries.notices({ limit: 1000 })
  await store.close()
  return items.filter((each) => each.channel === channel).map(({ about }) => about)
}

test('a daemon that is killed while it tells people tells everything, and records each notice once', async () => {
  // Slow, so that the kill comes while mails are under way.
  const mails = await smtpServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ password }, _, done) =>
      password === PASSWORD ? done(null, { user: 'box' }) : done(new Error('no')),
    onMailFrom: (_, __, done) => void setTimeout(done, 20),
  })
  const hooks = await receiver((_, out) => void setTimeout(() => out.end(), 20))
  closers.push(mails.close, hooks.close)
  const environment = {
    OUTERPARK_SANDBOX_LATENCY: '1-3',
    OUTERPARK_NOTICE_WORKERS: String(WORKERS),
    OUTERPARK_NOTICE_WORKERS_MIN: String(WORKERS),
    OUTERPARK_LOG_LEVEL: 'trace',
    ...mailTo(mails.port),
    OUTERPARK_SMTP_USER: 'box',
    OUTERPARK_SMTP_PASSWORD: PASSWORD,
    ...hookTo(hooks.url),
  }
  /** What came on each channel, and what may not come again: the recorded notices, and how much had come before. */
  const outside = [
    { channel: 'mail', sent: () => mails.received.map(({ parsed }) => String(parsed.messageId)) },
    {
      channel: 'webhook',
      sent: () => hooks.received.map(({ headers }) => String(headers['webhook-id'])),
    },
  ].map((each) => ({ ...each, notAgain: [] as { about: string; before: number }[] }))
  const home = folder.file('home')
  let daemon = await startDaemon(home, environment)
  let office = clientOf(daemon.url, home)
  const show = await office.performance()
  const minji = await office.signUp('minji@example.com')
  await Promise.all(Array.from({ length: BOOKINGS }, () => office.book(minji, show)))

  for (let kill = 1; kill <= KILLS; kill++) {
    const goal = kill * 10
    await until(`${goal} mails and webhooks, some of them recorded`, async () => {
      const recorded = await office.notices()
      return outside.every(
        ({ channel, sent }) =>
          sent().length >= goal && recorded.some((each) => each.channel === channel),
      )
    })
    await daemon.end('SIGKILL')
    for (const { channel, sent, notAgain } of outside) {
      const before = sent().length
      for (const about of await recordedIn(home, channel)) notAgain.push({ about, before })
    }
    daemon = await startDaemon(home, environment)
    office = clientOf(daemon.url, home)
  }
  await office.settled()

  const told = await office.notices()
  for (const channel of ['inbox', 'mail', 'webhook'])
    expect(
      countsOf(told.filter((each) => each.channel === channel).map(({ about }) => about)),
    ).toEqual(Array.from({ length: BOOKINGS }, () => 1))
  for (const { sent, notAgain } of outside) {
    expect(countsOf(sent())).toHaveLength(BOOKINGS)
    expect(notAgain.length).toBeGreaterThan(0)
    // Only what was not recorded before a kill may be sent again.
    for (const { about, before } of notAgain)
      expect(
        sent()
          .slice(before)
          .filter((name) => name.includes(about)),
      ).toEqual([])
  }
  expect(await office.deadLetters()).toEqual([])
  const shown = [
    readFileSync(homeFiles(home).log, 'utf8'),
    JSON.stringify(await office.status()),
    JSON.stringify(await office.admin('/v1/events?limit=1000')),
  ]
  for (const secret of [PASSWORD, HOOK_SECRET, new URL(hooks.url).pathname])
    for (const text of shown) expect(text).not.toContain(secret)
}, 120_000)

test.concurrent.for([
  [{ OUTERPARK_SMTP_HOST: 'smtp.example.com' }, 'OUTERPARK_SMTP_FROM: must be set'],
  [hookTo('http://127.0.0.1/'), 'OUTERPARK_WEBHOOK_URL: The webhook'],
] as const)(
  'a channel that is set up wrong (%j) is refused at start with exit code 2',
  async ([environment, says], { expect }) => {
    const forbidden = { ...environment, OUTERPARK_WEBHOOK_ALLOW_PRIVATE: 'false' }
    const { code, message } = await startRefused(folder.file(says), forbidden)
    expect(code).toBe(2)
    expect(message).toMatchObject({ kind: 'failed', code: 'config-invalid' })
    expect(message?.kind === 'failed' && message.detail).toContain(says)
  },
)
