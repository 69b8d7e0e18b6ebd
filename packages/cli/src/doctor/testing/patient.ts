import type { StatusResponse } from '@outerpark/core/contract'
import type { StateFile } from '@outerpark/core/names'
import { readVersion } from '../../version.ts'
import type { Patient } from '../patient.ts'

const GIB = 1024 ** 3
export const NOW = Date.parse('2026-11-30T12:00:00Z')

/** The status of a box office where all is well. */
export const STATUS: StatusResponse = {
  version: readVersion(),
  mode: 'DEVELOP',
  gateway: { name: 'sandbox', at: null, live: null, account: null },
  pid: 4711,
  startedAt: '2026-11-30T10:00:00.000Z',
  position: 40,
  myPagePosition: 40,
  tasks: { 'approve-payment': { waiting: 0, dead: 0 }, 'send-mail': { waiting: 2, dead: 0 } },
  payment: {
    breaker: {
      state: 'closed',
      since: '2026-11-30T10:00:00.000Z',
      ...{ awaySince: null, retryAt: null, calls: 3, failures: 0 },
    },
    ...{ unpaid: 0, perSecond: 0, emptyInSeconds: 0 },
  },
  channels: ['inbox', 'mail'],
  failing: [],
  webhook: null,
  workers: {},
  backups: {
    newest: { file: '/mnt/backups/outerpark-5f0c.db', at: '2026-11-30T11:00:00.000Z' },
    ...{ failed: null, everyMs: null },
  },
}

const FILE: StateFile = {
  ...{ pid: 4711, url: 'http://127.0.0.1:8080', socket: 'daemon.sock', instance: 'i' },
  ...{ version: STATUS.version, mode: STATUS.mode, startedAt: STATUS.startedAt },
}

export const HOME_LOOK: Patient['homeLook'] = {
  ...{ owner: undefined, exists: true, files: [], notTrusted: [] },
  ...{ readable: [], notWritable: undefined },
}

/** A box office where all is well, except for what a test changes. */
export const patient = (change: Partial<Patient> = {}): Patient => ({
  home: '/home/op',
  now: NOW,
  refusal: undefined,
  homeLook: HOME_LOOK,
  room: { free: 50 * GIB, size: 100 * GIB, filesFree: 900_000, files: 1_000_000 },
  daemon: { kind: 'running', state: FILE, file: FILE },
  ...{ suspended: undefined, silent: undefined, left: undefined },
  asked: {
    ...{
      status: STATUS,
      trouble: undefined,
      remedy: undefined,
      metrics: '',
      clocks: { theirs: NOW, ours: NOW },
    },
    atItsAddress: true,
  },
  status: STATUS,
  settings: undefined,
  doubts: [],
  faults: { count: 0, last: undefined, crash: undefined, lastLineAt: NOW - 1_000 },
  ...change,
})

/** The same with another status. */
export const patientWith = (status: Partial<StatusResponse>): Patient =>
  patient({ status: { ...STATUS, ...status } })

export { FILE }
