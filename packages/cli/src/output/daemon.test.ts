import { expect, test } from 'vitest'
import type { DaemonStatus } from '../daemon/status.ts'
import { statusText } from './daemon.ts'
import { noPaint } from './paint.ts'

const running: DaemonStatus = {
  running: true,
  answering: true,
  pid: 1,
  url: 'http://127.0.0.1:8080',
  home: '/home/outerpark',
  version: '0.1.0',
  mode: 'DEVELOP',
}
const host = 'hooks.example.com'
const channels = ['inbox', 'mail', 'webhook']
const text = (more: Partial<DaemonStatus>) => statusText({ ...running, ...more }, noPaint)

test('the admin sees on which channels notices are sent', () => {
  expect(text({ channels: ['inbox'], webhook: null })).toMatch(/notices by +inbox$/m)
  expect(text({ channels: ['inbox'], webhook: null })).not.toContain('webhook')
  const all = text({ channels, webhook: { host, offSince: null } })
  expect(all).toMatch(/notices by +inbox, mail, webhook$/m)
  expect(all).toMatch(/webhook +hooks\.example\.com, on$/m)
})

test('a webhook that is off is shown with the reason and the command to switch it on, on 80 columns', () => {
  const off = text({ channels, webhook: { host, offSince: '2026-11-22T19:35:50.123Z' } })
  expect(off).toMatch(/webhook +hooks\.example\.com, off since 20/)
  expect(off).toMatch(/410 Gone; to go on: outerpark webhook on$/m)
  for (const line of off.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
})

test('A3: a channel that fails is shown with the time and the reason', () => {
  const reason = 'connect ECONNREFUSED 127.0.0.1:25'
  const since = '2026-11-22T19:35:50.123Z'
  const failing = text({ channels, webhook: null, failing: [{ channel: 'mail', since, reason }] })
  expect(failing).toMatch(/mail +failing since 2026-11-2\d [\d:]{8}\n +connect ECONNREFUSED/)
  expect(text({ channels, webhook: null, failing: [] })).not.toContain('failing')
})

test('facts that the box office does not send are not shown', () => {
  expect(text({})).not.toMatch(/notices|webhook/)
})

const closed = {
  state: 'closed',
  since: '2026-11-22T19:35:50Z',
  awaySince: null,
  retryAt: null,
} as const
const payment = {
  breaker: { ...closed, calls: 0, failures: 0 },
  ...{ unpaid: 0, perSecond: 0, emptyInSeconds: 0 },
}
const dead = (count: number) => ({ waiting: 0, dead: count })

test.each([
  [{ 'approve-payment': dead(2), 'send-mail': dead(1) }, '3 tasks, 2 of them payments'],
  [{ 'approve-payment': dead(1), 'send-mail': dead(0) }, '1 task, 1 of them a payment'],
  [{ 'approve-payment': dead(0), 'send-mail': dead(1) }, '1 task'],
])('dead letters are shown even if no booking waits for its payment: %o', (tasks, told) => {
  const shown = text({ payment, tasks })
  const unpaid = told.includes('payment') ? `${tasks['approve-payment'].dead} given up` : 'none'
  expect(shown).toMatch(new RegExp(`^unpaid +${unpaid}$`, 'm'))
  expect(shown).toMatch(new RegExp(`^given up +${told}: outerpark task list --dead$`, 'm'))
})

test('without dead letters none are mentioned', () => {
  expect(text({ payment, tasks: { 'approve-payment': dead(0) } })).not.toContain('given up')
})

test('an outage is shown with its beginning, and without failure counts while no calls are made', () => {
  const open = { state: 'open', since: '2026-11-22T19:36:20Z', calls: 0, failures: 0 } as const
  const times = { awaySince: '2026-11-22T19:35:50Z', retryAt: '2026-11-22T19:36:25Z' }
  const shown = text({ payment: { ...payment, breaker: { ...open, ...times } } })
  expect(shown).toMatch(/^breaker +paused, payment away since \S+ \S+:50, next try \d\d:\d\d:25$/m)
  expect(shown).not.toContain('lately')
  expect(text({ payment })).toMatch(/^calls +0 lately, 0 of them failed$/m)
})

test('C38: few calls that all failed leave the breaker closed, and the status says that payments are failing', () => {
  const calls = (calls: number, failures: number) =>
    text({ payment: { ...payment, breaker: { ...payment.breaker, calls, failures } } })
  expect(calls(6, 6)).toMatch(/^calls +6 lately, all failed: payments are failing$/m)
  expect(calls(6, 5)).toMatch(/^calls +6 lately, 5 of them failed$/m)
  // It may have answered with another sum.
  expect(calls(1, 1)).toContain(
    'Payments fail: the card company does not answer, or not as it should.',
  )
  expect(calls(1, 1)).not.toContain('The card company does not answer.')
})

test('few calls that failed one after the other are told when the breaker has forgotten them', () => {
  const run = { calls: 10, since: '2026-11-22T19:36:00Z', lastAt: '2026-11-22T19:38:20Z' }
  const shown = (answeredAt: string | null) =>
    text({ payment: { ...payment, unpaid: 1, failedRun: { ...run, answeredAt } } })
  expect(shown(null)).toMatch(/^calls +the last 10 failed, since .*:36:00, the latest at .*:38:20/m)
  expect(shown(null)).toContain('the card company does not answer, or not as it should.')
  expect(shown('2026-11-22T19:38:30Z')).toMatch(/^calls +0 lately, 0 of them failed$/m)
})
