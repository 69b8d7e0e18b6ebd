import { expect, test } from 'vitest'
import { examine } from './checks.ts'
import type { Patient } from './patient.ts'
import { FILE, HOME_LOOK, NOW, patient, patientWith, STATUS } from './testing/patient.ts'

const MIB = 1024 ** 2
const GIB = 1024 ** 3

/** What is not ok, with what to do. */
const wrong = (at: Patient) =>
  examine(at).flatMap(({ name, state, code, todo }) =>
    state === 'ok' ? [] : [[name, state, code, todo]],
  )

test('where all is well nothing is wrong, and each thing is named once', () => {
  expect(wrong(patient())).toEqual([])
  const names = examine(patient()).map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

const room = (free: number, size: number, filesFree = 9_000, files = 10_000) => ({
  ...{ free, size, filesFree, files },
})

test.each([
  ['1 GiB of 10 is enough', room(GIB, 10 * GIB), []],
  ['less than 1 GiB', room(GIB - 1, 10 * GIB), ['warning']],
  ['less than 5 %', room(40 * GIB, 1_000 * GIB), ['warning']],
  ['less than 100 MiB', room(100 * MIB - 1, 10 * GIB), ['bad']],
  ['few files', room(9 * GIB, 10 * GIB, 40_000, 1_000_000), ['warning']],
  ['almost no file', room(9 * GIB, 10 * GIB, 999), ['bad']],
  ['a file system that does not count files', room(9 * GIB, 10 * GIB, 0, 0), []],
])('the disk: %s', (_, given, states) => {
  const found = examine(patient({ room: given })).filter(({ name }) => name === 'disk')
  expect(found.flatMap(({ state }) => (state === 'ok' ? [] : [state]))).toEqual(states)
})

test.each([
  ['the daemon was started later than now', { ...FILE, startedAt: '2026-11-30T13:00:00Z' }],
  ['by less than the slack', { ...FILE, startedAt: '2026-11-30T12:00:04Z' }],
])('the clock: %s', (how, file) => {
  const found = wrong(patient({ daemon: { kind: 'running', state: file, file } }))
  expect(found).toEqual(
    how.includes('slack') ? [] : [['clock', 'bad', 'clock-back', 'timedatectl status']],
  )
})

test('the clock: a database that changes in the future, a line of the log, and another clock of the daemon', () => {
  const files = [{ name: 'outerpark.db-wal', bytes: 1, changed: NOW + 60_000 }]
  const homeLook = { ...HOME_LOOK, files }
  expect(wrong(patient({ homeLook }))).toMatchObject([
    ['clock', 'bad', 'clock-back', expect.any(String)],
  ])
  const faults = { count: 0, last: undefined, crash: undefined, lastLineAt: NOW + 60_000 }
  expect(wrong(patient({ faults }))).toMatchObject([
    ['clock', 'bad', 'clock-back', expect.any(String)],
  ])
  const asked = { ...patient().asked, clocks: { theirs: NOW - 90_000, ours: NOW } }
  expect(examine(patient({ asked: asked as Patient['asked'] }))).toContainEqual(
    expect.objectContaining({ code: 'clock-differs', what: expect.stringContaining('90 s') }),
  )
})

test('payment: the gateway is away, or all of a few calls failed', () => {
  const { breaker } = STATUS.payment
  const away = { ...breaker, state: 'open' as const, awaySince: '2026-11-30T11:00:00.000Z' }
  expect(wrong(patientWith({ payment: { ...STATUS.payment, breaker: away, unpaid: 7 } }))).toEqual([
    ['gateway', 'bad', 'gateway-away', 'outerpark sandbox show; outerpark sandbox reset'],
  ])
  const failing = { ...breaker, calls: 3, failures: 3 }
  expect(wrong(patientWith({ payment: { ...STATUS.payment, breaker: failing } }))).toEqual([
    ['gateway', 'warning', 'gateway-fails', 'outerpark sandbox show; outerpark sandbox reset'],
  ])
})

test('channels: mail fails, the webhook is off', () => {
  const since = '2026-11-30T11:00:00.000Z'
  const failing = [{ channel: 'mail', since, reason: 'no answer' }]
  expect(wrong(patientWith({ failing }))).toMatchObject([
    ['mail', 'bad', 'channel-fails', expect.any(String)],
  ])
  const webhook = { host: 'hook.example', offSince: since }
  expect(wrong(patientWith({ webhook }))).toEqual([
    ['webhook', 'bad', 'webhook-off', 'outerpark webhook on'],
  ])
})

test.each([
  ['before the first mail', [], 'mail-untried'],
  ['after one', ['mail'], 'mail-fine'],
  ['of a version that does not say it', undefined, 'mail-fine'],
])('mail %s', (_, tried, code) => {
  expect(examine(patientWith({ tried }))).toContainEqual(
    expect.objectContaining({ name: 'mail', state: 'ok', code }),
  )
})

const endedAgo = (...ms: number[]) =>
  ms.map((ago) => ({
    ...{ at: new Date(NOW - ago).toISOString(), pid: 1, how: 'signal' as const },
    ...{ what: 'SIGKILL', detail: null, hint: null },
  }))
test.each([
  ['three in ten minutes', endedAgo(1_000, 60_000, 599_999), ['daemon', 'bad', 'workers-end']],
  ['two', endedAgo(1_000, 60_000), undefined],
  ['three, one of them before', endedAgo(1_000, 60_000, 600_000), undefined],
])('workers that ended: %s', (_, ends, expected) => {
  const worker = { pid: 4712, replaced: ends.length, ends, restart: null }
  const found = wrong(patientWith({ worker })).map((each) => each.slice(0, 3))
  expect(found).toEqual(expected ? [expected] : [])
})

test('a daemon that was killed is bad, and one that was stopped is a warning', () => {
  const at = { daemon: { kind: 'nobody' as const }, asked: undefined, status: undefined }
  const found = (left: Patient['left']) =>
    wrong(patient({ ...at, left })).map((each) => each.slice(0, 3))
  expect(found(FILE)).toEqual([['daemon', 'bad', 'daemon-died']])
  expect(found(undefined)).toEqual([['daemon', 'warning', 'daemon-away']])
})

test('work: dead letters, a task that waits for hours, MyPage far behind, a large write-ahead log', () => {
  const tasks = { 'approve-payment': { waiting: 0, dead: 2 }, 'send-mail': { waiting: 0, dead: 1 } }
  expect(examine(patientWith({ tasks }))).toContainEqual(
    expect.objectContaining({ state: 'bad', what: '3 tasks were given up, 2 of them payments.' }),
  )
  const metrics = 'outerpark_tasks_oldest_seconds{kind="send-mail"} 7200\n'
  expect(wrong(patient({ asked: { ...patient().asked, metrics } as Patient['asked'] }))).toEqual([
    ['work', 'warning', 'old-task', 'outerpark task list'],
  ])
  expect(wrong(patientWith({ position: 20_000 }))).toMatchObject([
    ['mypage', 'warning', 'my-page-behind', 'outerpark mypage rebuild'],
  ])
  const files = [{ name: 'outerpark.db-wal', bytes: 300 * MIB, changed: NOW }]
  const homeLook = { ...HOME_LOOK, files }
  expect(wrong(patient({ homeLook }))).toMatchObject([
    ['wal', 'warning', 'wal-large', expect.stringContaining('fuser')],
  ])
})

test('the log: faults of the last day, and a crash that nobody has mended', () => {
  const last = { at: NOW - 60_000, message: 'fault TypeError' }
  const faults = { count: 2, last, crash: undefined, lastLineAt: NOW }
  expect(wrong(patient({ faults }))).toMatchObject([
    ['log', 'warning', 'log-faults', expect.stringContaining('logs')],
  ])
  expect(wrong(patient({ faults: { ...faults, crash: last } }))).toMatchObject([
    ['log', 'bad', 'log-crash', expect.stringContaining('logs')],
  ])
})

const DAY = 24 * 60 * 60 * 1000
const made = (at: number) => ({ file: '/mnt/backups/a.db', at: new Date(at).toISOString() })
const noFolder = {
  at: new Date(NOW).toISOString(),
  code: 'backup-failed',
  params: { case: 'folder', folder: '/mnt/backups', reason: 'EACCES' },
}
test.each([
  ['none yet', { newest: null, failed: null, everyMs: null }, 'backup-none'],
  ['of last week', { newest: made(NOW - 8 * DAY), failed: null, everyMs: null }, 'backup-old'],
  ['of this week', { newest: made(NOW - 6 * DAY), failed: null, everyMs: null }, undefined],
  ['late twice', { newest: made(NOW - 3 * DAY), failed: null, everyMs: DAY }, 'backup-old'],
  ['late once', { newest: made(NOW - 2 * DAY), failed: null, everyMs: DAY }, undefined],
  [
    'fine, and the next failed',
    { newest: made(NOW), failed: noFolder, everyMs: DAY },
    'backup-failed',
  ],
  ['not known', undefined, undefined],
])('the newest backup is %s', (_, backups, code) => {
  const found = wrong(patientWith({ backups })).map((each) => each[2])
  expect(found).toEqual(code === undefined ? [] : [code])
})

test('a backup that failed is told with its reason', () => {
  const backups = { newest: null, failed: noFolder, everyMs: null }
  const told = examine(patientWith({ backups })).find(({ name }) => name === 'backup')
  expect(told?.what).toMatch(/failed at .*: No backup can be written to \/mnt\/backups/)
})

test('a backup whose command failed', () => {
  const commandFailed = { at: new Date(NOW).toISOString(), reason: 'exit code 3' }
  const backups = { newest: made(NOW), failed: null, commandFailed, everyMs: null }
  expect(wrong(patientWith({ backups }))).toEqual([
    ['backup', 'bad', 'backup-uncopied', 'outerpark backup'],
  ])
})

test('a backup that failed before the restart stays bad until one is made, before it or after it', () => {
  const facts = { at: '2026-11-30T09:00:00.000Z' }
  const alerts = [{ alert: 'backup-failed' as const, since: '2026-11-29T09:00:00.000Z', facts }]
  const codes = (at: number) => {
    const backups = { newest: made(at), failed: null, everyMs: null }
    return wrong(patientWith({ alerts, backups })).map((each) => each[2])
  }
  const failedAt = Date.parse(facts.at)
  expect(codes(failedAt)).toEqual(['backup-failed-before', 'alerts-raised'])
  expect(codes(failedAt + 1)).toEqual(['alerts-raised'])
})

test('alerts that cannot be told', () => {
  const untold = [{ way: 'command' as const, since: STATUS.startedAt, reason: 'ENOENT' }]
  expect(wrong(patientWith({ untold }))).toEqual([
    ['alerts', 'bad', 'alerts-untold', 'outerpark config get alertCommand'],
  ])
})

test('alerts that are raised', () => {
  const alerts = [{ alert: 'dead-letter' as const, since: '2026-11-30T11:00:00.000Z', facts: {} }]
  expect(wrong(patientWith({ alerts }))).toEqual([
    ['alerts', 'warning', 'alerts-raised', 'outerpark status'],
  ])
})

test('a daemon of another version, and a stranger at its address', () => {
  const file = { ...FILE, version: '0.0.1' }
  expect(wrong(patient({ daemon: { kind: 'running', state: file, file } }))).toEqual([
    [
      'version',
      'warning',
      'versions-differ',
      'Start it with this version: outerpark daemon restart',
    ],
  ])
  const asked = { ...patient().asked, atItsAddress: false } as Patient['asked']
  expect(wrong(patient({ asked }))).toEqual([
    ['port', 'bad', 'port-stranger', 'outerpark daemon restart'],
  ])
})

test('a start is that of the worker, if the daemon has one', () => {
  const said = (file: typeof FILE) =>
    examine(patient({ daemon: { kind: 'running', state: file, file } })).find(
      ({ name }) => name === 'daemon',
    )?.what
  expect(said(FILE)).toMatch(/^It runs since .* \(process 4711\)\.$/)
  expect(said({ ...FILE, worker: 4712 })).toMatch(
    /^It runs \(process 4711\); its worker answers since .* \(process 4712\)\.$/,
  )
})

test('a database that cannot be written, with what to do', () => {
  const trouble = { code: 'storage-full' as const, since: STATUS.startedAt, reason: 'SQLITE_FULL' }
  expect(wrong(patientWith({ storage: { trouble, walBytes: 0 } }))).toEqual([
    ['storage', 'bad', 'storage-trouble', expect.stringMatching(/^Make room on the disk/)],
  ])
  expect(wrong(patientWith({ storage: { trouble: null, walBytes: 0 } }))).toEqual([])
})
