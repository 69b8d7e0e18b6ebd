import { expect, test } from 'vitest'
import { MailNotSent, MailRefused } from '../notice/mail/errors.ts'
import { channelHealth } from './channel-health.ts'

const START = Date.parse('2026-11-22T12:00:00Z')

function scene() {
  let now = START
  const { failing, watch } = channelHealth({ now: () => now })
  const tries = async (error?: Error, signal = new AbortController().signal) => {
    now += 1_000
    const send = () => (error ? Promise.reject(error) : Promise.resolve())
    await watch('mail', signal, send).catch((thrown) => expect(thrown).toBe(error))
  }
  return { failing, tries }
}

test('A3: a channel fails from its first try that failed, with the reason of the last one, until one goes well', async () => {
  const { failing, tries } = scene()
  await tries()
  expect(failing()).toEqual([])
  await tries(new MailNotSent('connect ECONNREFUSED'))
  await tries(new MailNotSent('421 come back'))
  expect(failing()).toEqual([
    { channel: 'mail', since: '2026-11-22T12:00:02.000Z', reason: '421 come back' },
  ])
  await tries()
  expect(failing()).toEqual([])
})

test('a channel that refuses one message works, and a try that was broken off says nothing', async () => {
  const { failing, tries } = scene()
  await tries(new MailNotSent('Sending was broken off.'), AbortSignal.abort())
  expect(failing()).toEqual([])
  await tries(new MailNotSent('connect ECONNREFUSED'))
  await tries(new MailRefused('550 no such user'))
  expect(failing()).toEqual([])
})
