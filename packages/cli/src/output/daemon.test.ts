import { expect, test } from 'vitest'
import type { DaemonStatus } from '../commands/daemon.ts'
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

test('the admin sees on which channels people are told', () => {
  expect(text({ channels: ['inbox'], webhook: null })).toMatch(/notices by +inbox$/m)
  expect(text({ channels: ['inbox'], webhook: null })).not.toContain('webhook')
  const all = text({ channels, webhook: { host, offSince: null } })
  expect(all).toMatch(/notices by +inbox, mail, webhook$/m)
  expect(all).toMatch(/webhook +hooks\.example\.com, on$/m)
})

test('that the webhook is off is said with why, and with the way back, on 80 columns', () => {
  const off = text({ channels, webhook: { host, offSince: '2026-11-22T19:35:50.123Z' } })
  expect(off).toMatch(/webhook +hooks\.example\.com, off since 20/)
  expect(off).toMatch(/410 Gone; to go on: outerpark webhook on$/m)
  for (const line of off.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
})

test('what the box office does not tell is not shown', () => {
  expect(text({})).not.toMatch(/notices|webhook/)
})
