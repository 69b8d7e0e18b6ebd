import type { StatusResponse } from '@outerpark/core/contract'
import type { Alert } from '@outerpark/core/names'
import { expect, test } from 'vitest'
import { type Looked, raisedBy } from './conditions.ts'
import type { Facts } from './raised.ts'

const NOW = Date.parse('2026-11-30T12:00:00Z')
const GIB = 1024 ** 3
const HOUR = 3_600_000
const PATIENCE = { awayMs: 60_000, stallMs: 2_000 }

type Payment = StatusResponse['payment']
const payment = (breaker: Partial<Payment['breaker']> = {}): Payment => ({
  breaker: {
    ...{ state: 'closed', since: '2026-11-30T10:00:00Z', awaySince: null },
    ...{ retryAt: null, calls: 0, failures: 0, ...breaker },
  },
  ...{ unpaid: 4, perSecond: 0, emptyInSeconds: 0 },
})

const looked = (change: Partial<Looked> = {}): Looked => ({
  status: {
    tasks: { 'send-mail': { waiting: 3, dead: 0 } },
    ...{ payment: payment(), channels: ['inbox', 'mail', 'webhook'], failing: [] },
  },
  disk: { free: 90 * GIB, size: 100 * GIB },
  stalledMs: 30,
  replaced: undefined,
  backups: undefined,
  before: new Map(),
  ...{ now: NOW, startedAt: NOW - HOUR },
  ...change,
})
const withStatus = (change: Partial<Looked['status']>) =>
  looked({ status: { ...looked().status, ...change } })
const raised = (at: Looked) => Object.fromEntries(raisedBy(at, PATIENCE))

test('where all is well nothing is raised', () => {
  expect(raised(looked())).toEqual({})
})

test('dead letters are counted over all kinds', () => {
  const tasks = { 'send-mail': { waiting: 0, dead: 2 }, 'approve-payment': { waiting: 0, dead: 1 } }
  expect(raised(withStatus({ tasks }))).toEqual({ 'dead-letter': { tasks: 3 } })
})

test('a database that cannot be written, by what kind of trouble', () => {
  const trouble = {
    ...{ code: 'storage-full' as const, reason: 'SQLITE_FULL' },
    since: '2026-11-30T11:59:59Z',
  }
  expect(raised(withStatus({ storage: { trouble, walBytes: 0 } }))).toEqual({
    'storage-trouble': { code: 'storage-full', reason: 'SQLITE_FULL' },
  })
  expect(raised(withStatus({ storage: { trouble: null, walBytes: 0 } }))).toEqual({})
})

test.each([
  ['open for less than the patience', '2026-11-30T11:59:01Z', false],
  ['open for as long as the patience', '2026-11-30T11:59:00Z', true],
])('a breaker that is %s', (_, awaySince, isRaised) => {
  const found = raised(withStatus({ payment: payment({ state: 'open', awaySince }) }))
  expect(found).toEqual(isRaised ? { 'gateway-away': { awaySince, unpaid: 4 } } : {})
})

test('a probe in between does not end an outage', () => {
  const breaker = { state: 'half-open' as const, awaySince: '2026-11-30T11:00:00Z' }
  expect(raised(withStatus({ payment: payment(breaker) }))).toHaveProperty('gateway-away')
})

test('a channel that fails for long', () => {
  const failing = [
    { channel: 'mail', since: '2026-11-30T11:00:00Z', reason: '550 minji@example.com' },
    { channel: 'webhook', since: '2026-11-30T11:59:59Z', reason: 'x' },
  ]
  expect(raised(withStatus({ failing }))).toEqual({ 'channel-failing': { channels: 'mail' } })
})

/** What a worker is told by the last one. */
const before = (alert: Alert, facts: Facts) =>
  new Map([[alert, { alert, since: '2026-11-30T11:00:00Z', facts }]])

test('a channel that failed for long goes on failing in the next worker until a try goes well', () => {
  const known = before('channel-failing', { channels: 'mail' })
  const at = (change: Partial<Looked['status']>) => raised({ ...withStatus(change), before: known })
  const still = { 'channel-failing': { channels: 'mail' } }
  expect(at({ tried: [] })).toEqual(still)
  const failing = [{ channel: 'mail', since: '2026-11-30T11:59:59Z', reason: 'x' }]
  expect(at({ tried: ['mail'], failing })).toEqual(still)
  expect(at({ tried: ['mail'] })).toEqual({})
  expect(at({ tried: [], channels: ['inbox'] })).toEqual({})
})

test('a disk that is nearly full, and one of which nothing is known', () => {
  const free = GIB - 1
  expect(raised(looked({ disk: { free, size: 10 * GIB } }))).toEqual({
    'disk-low': { freeBytes: free },
  })
  expect(raised(looked({ disk: undefined }))).toEqual({})
})

test('an event loop that stood still', () => {
  expect(raised(looked({ stalledMs: 1_999 }))).toEqual({})
  expect(raised(looked({ stalledMs: 2_000.4 }))).toEqual({ 'event-loop-stalled': { ms: 2_000 } })
})

test('a worker that was replaced is news for ten minutes, also under another parent', () => {
  const facts = { at: '2026-11-30T11:50:00.001Z', reason: 'SIGKILL' }
  const replaced = { at: Date.parse(facts.at), reason: 'SIGKILL' }
  expect(raised(looked({ replaced }))).toEqual({ 'worker-replaced': facts })
  expect(raised(looked({ replaced: { ...replaced, at: NOW - 600_000 } }))).toEqual({})
  const known = before('worker-replaced', facts)
  expect(raised(looked({ before: known }))).toEqual({ 'worker-replaced': facts })
  expect(raised(looked({ before: known, now: NOW + 1 }))).toEqual({})
})

test('a box office without any backup goes on without one in the next worker', () => {
  const known = before('backup-old', { hours: 5 })
  const backups = { everyMs: HOUR, newest: undefined }
  const at = { before: known, startedAt: NOW }
  expect(raised(looked({ ...at, backups }))).toEqual({ 'backup-old': { hours: 5 } })
  expect(raised(looked({ ...at, backups: { ...backups, newest: NOW } }))).toEqual({})
})

test.each([
  ['late once', { everyMs: HOUR, newest: NOW - 2 * HOUR }, {}],
  ['late twice', { everyMs: HOUR, newest: NOW - 3 * HOUR }, { 'backup-old': { hours: 3 } }],
  ['none yet, and just started', { everyMs: HOUR, newest: undefined }, {}],
  [
    'none since the start',
    { everyMs: HOUR / 4, newest: undefined },
    { 'backup-old': { hours: 1 } },
  ],
])('backups: %s', (_, backups, found) => {
  expect(raised(looked({ backups }))).toEqual(found)
})

test('a backup that fails, or whose command does, until one goes well', () => {
  const newest = { file: '/mnt/a.db', at: '2026-11-30T10:00:00Z' }
  const failed = { at: '2026-11-30T11:30:00Z', code: 'backup-failed', params: {} }
  const commandFailed = { at: '2026-11-30T11:30:00Z', reason: 'exit code 3' }
  const fine = { newest, failed: null, commandFailed: null, everyMs: null }
  const at = (change: Partial<typeof fine> | object, known = looked().before) =>
    raised({ ...withStatus({ backups: { ...fine, ...change } }), before: known })
  const now = { step: 'backup', code: 'backup-failed', at: failed.at }
  expect(at({ failed })).toEqual({ 'backup-failed': now })
  const still = { 'backup-failed': { step: 'command', at: commandFailed.at } }
  expect(at({ commandFailed })).toEqual(still)
  expect(at({})).toEqual({})
  const known = before('backup-failed', still['backup-failed'])
  expect(at({}, known)).toEqual(still)
  // The backup that the command could not copy is not the one that ends it.
  expect(at({ newest: { ...newest, at: '2026-11-30T11:29:00Z' } }, known)).toEqual(still)
})

test('a good backup after the failure ends it, also if the worker is a newer one', () => {
  const known = before('backup-failed', { step: 'backup', at: '2026-11-30T11:30:00Z' })
  const newest = { file: '/mnt/a.db', at: '2026-11-30T11:40:00Z' }
  const backups = { newest, failed: null, commandFailed: null, everyMs: null }
  expect(raised({ ...withStatus({ backups }), before: known, startedAt: NOW })).toEqual({})
})
