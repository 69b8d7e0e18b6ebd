import { asId } from '@outerpark/core/kernel'
import { type Notice, NoticeHeld } from '@outerpark/core/ports'
import { expect, onTestFinished, test } from 'vitest'
import { smtpServer } from '../notice/mail/testing/smtp-server.ts'
import { readConfig } from '../settings/config.ts'
import { manualClock } from '../testing/clock.ts'
import { mailTo } from '../testing/listeners.ts'
import { openNotifier } from './notifier.ts'

const HOUR_MS = 3_600_000

const notice = (event: string): Notice => ({
  reservationId: asId('RV-4T7ABCDEFG'),
  customerId: asId('CU-4T7ABCDEFG'),
  about: asId(event),
  channel: 'mail',
  template: 'payment-declined',
  text: `about ${event}`,
  customer: {
    name: 'Kim Minji',
    email: 'minji@example.com',
    language: 'en',
    mail: true,
    confirmed: true,
  },
  fields: {
    title: '오페라의 유령',
    startsAt: '2027-01-05T19:30:00+09:00',
    grade: 'VIP',
    seats: 2,
    amount: { amount: 380_000, currency: 'KRW' },
    refunded: { amount: 0, currency: 'KRW' },
  },
  happenedAt: '2026-12-01T12:00:00.000Z',
})

test('a summary has one Message-ID whichever task sends it, and that of no single event', async () => {
  const sources: string[] = []
  let full = false
  const server = await smtpServer({
    async onData(stream, _, done) {
      sources.push(Buffer.concat(await stream.toArray()).toString())
      done(full ? Object.assign(new Error('Later'), { responseCode: 451 }) : null)
    },
  })
  const clock = manualClock()
  const settings = { OUTERPARK_HOME: '/nowhere', OUTERPARK_MAILS_PER_HOUR: '1' }
  const config = readConfig({ ...settings, ...mailTo(server.port) })
  const { notifier, close } = openNotifier(config, clock)
  onTestFinished(async () => {
    close()
    await server.close()
  })
  const told: string[] = []
  const putOff = {
    isWanted: async () => true,
    delivered: ({ about }: Notice) => void told.push(about),
  }
  const send = (event: string) =>
    notifier.mail?.(notice(event), new AbortController().signal, putOff)

  await send('EV-AAAAAAAAAA')
  for (const event of ['EV-BBBBBBBBBB', 'EV-CCCCCCCCCC'])
    await expect(send(event)).rejects.toBeInstanceOf(NoticeHeld)
  clock.advance(HOUR_MS)
  full = true
  await expect(send('EV-BBBBBBBBBB')).rejects.toThrow('451')
  full = false
  await send('EV-CCCCCCCCCC')
  expect(told).toEqual(['EV-BBBBBBBBBB'])

  const [first, ...summaries] = sources.map(
    (source) => /^Message-ID:\s+(.*)\r$/im.exec(source)?.[1],
  )
  expect(first).toBe('<EV-AAAAAAAAAA.mail@outerpark.example>')
  expect(summaries).toEqual([
    expect.stringMatching(/^<SUMMARY-[0-9a-f]{32}\.mail@outerpark\.example>$/),
    summaries[0],
  ])
})
