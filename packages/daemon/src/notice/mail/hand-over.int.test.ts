import type { Socket } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { MailNotSent } from './errors.ts'
import { failureOf, mail, signal, strange } from './testing/office.ts'
import { answerTo, converse } from './testing/talk.ts'

// The connections are real, and time is not: it passes only when a test says so.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const TIMEOUT_MS = 1_000
const ANSWER_MS = 20_000

/** A mail server that does not answer the line `silentAt`, but says what it hears. `say` makes it answer later. */
async function serverSilentAt(silentAt: string) {
  const heard: string[] = []
  let connection: Socket | undefined
  const server = await strange(
    (socket) => {
      connection = socket
      converse(socket, (line) => {
        heard.push(line)
        return line === silentAt ? undefined : answerTo(line)
      })
    },
    { timeoutMs: TIMEOUT_MS, answerMs: ANSWER_MS },
  )
  return {
    ...server,
    heard,
    mails: () => heard.filter((line) => line === '.').length,
    say: (line: string) => connection?.write(`${line}\r\n`),
    silent: () => come(() => heard.includes(silentAt)),
  }
}

/** Waits in turns of the event loop, since no timer runs. */
async function come(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(setImmediate)
}

test('a server that takes long to accept a mail gets it once', async () => {
  const server = await serverSilentAt('.')
  const sending = server.mail.deliver(mail(), signal)
  await server.silent()
  await vi.advanceTimersByTimeAsync(ANSWER_MS - 1)
  server.say('250 accepted')
  await sending
  expect(server.mails()).toBe(1)
})

test('a server that never says whether it accepts a mail gets it again, after a much longer time', async () => {
  const server = await serverSilentAt('.')
  const sending = failureOf(server.mail.deliver(mail(), signal))
  await server.silent()
  await vi.advanceTimersByTimeAsync(ANSWER_MS)
  const failure = await sending
  expect(failure).toBeInstanceOf(MailNotSent)
  expect(failure.message).toBe(
    'The mail server got the mail, and did not say within 20000 ms whether it accepts it.',
  )
})

test('if the time is over before the server takes the mail, it does not get the mail afterwards either', async () => {
  const server = await serverSilentAt('DATA')
  const sending = failureOf(server.mail.deliver(mail(), signal))
  await server.silent()
  await vi.advanceTimersByTimeAsync(TIMEOUT_MS)
  expect((await sending).message).toBe('The mail was not sent within 1000 ms.')
  server.say('354 go on')
  await come(() => server.connected() === 0)
  expect(server.heard.slice(server.heard.indexOf('DATA'))).toEqual(['DATA'])
})
