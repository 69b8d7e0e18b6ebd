import type { StartFaultParams } from '../../names/index.ts'
import type { Examples } from './example.ts'

const HOME = '/home/op'
const FILE = '/home/op/config.json'
const CHANGE = { home: HOME, was: 'sandbox', asked: 'stripe (test)', mode: 'DEVELOP' }

export const START_FAULTS: Examples<StartFaultParams> = {
  'home-in-use': [{ home: HOME }],
  'home-not-writable': [{ home: HOME, reason: 'EACCES: permission denied' }],
  'disk-full': [{ home: HOME }],
  'port-unavailable': [
    { port: 7777, case: 'in-use', file: null },
    { port: 80, case: 'not-allowed', file: '/home/op/config.json' },
  ],
  'database-lost': [
    { home: HOME, traces: ['mypage.db', 'ledger.db'], events: 7 },
    { home: HOME, traces: ['mypage.db'], events: null },
  ],
  'database-older': [
    { home: HOME, ends: 7, events: 9 },
    { home: HOME, ends: null, events: 9 },
  ],
  'database-newer': [{ file: '/home/op/outerpark.db', version: 99, known: 30 }],
  'database-unreadable': [{ file: '/home/op/outerpark.db', reason: 'file is not a database' }],
  'file-not-trusted': [
    { case: 'no-folder', path: FILE },
    { case: 'no-plain-file', path: FILE, shellPath: FILE },
    { case: 'writable', path: FILE, shellPath: FILE },
    { case: 'open-secret', path: FILE, shellPath: FILE, change: 'go-rwx' },
    { case: 'owner', path: FILE, shellPath: FILE, owner: 1001, own: 1000 },
    { case: 'socket', path: FILE, shellPath: FILE },
  ],
  'gateway-changed': [
    { ...CHANGE, paid: 0, alsoMode: false },
    { ...CHANGE, paid: 1, alsoMode: true },
    { ...CHANGE, paid: 2, alsoMode: false },
  ],
  'payments-open': [
    { ...CHANGE, unsettled: 3, answered: true },
    { ...CHANGE, unsettled: 3, answered: false },
  ],
  'mode-changed': [{ home: HOME, was: 'DEVELOP', mode: 'PRODUCT' }],
  'restored-unopened': [{ home: HOME }],
  'settings-missing': [
    { home: HOME, variables: ['OUTERPARK_SMTP_HOST'] },
    { home: HOME, variables: ['OUTERPARK_SMTP_HOST', 'OUTERPARK_SMTP_FROM'] },
  ],
  'gateway-key-refused': [{ reason: 'Stripe does not take our key: Invalid API Key' }],
  'config-invalid': [
    { case: 'settings', mistakes: ['OUTERPARK_PORT: must be at most 65535'] },
    { case: 'address', reason: 'OUTERPARK_WEBHOOK_URL: is private' },
    { case: 'certificate', reason: 'OUTERPARK_TLS_CERT: no PEM' },
    { case: 'host', reason: 'The host 10.0.0.1 is not one of this machine.', file: null },
    { case: 'host', reason: 'The host x has no address.', file: '/home/op/config.json' },
    { case: 'unreadable', file: '/home/op/config.json', reason: 'EISDIR' },
    { case: 'unreadable', file: '/home/op/config.json', reason: null },
    { case: 'no-object', file: '/home/op/config.json' },
    { case: 'no-map', file: '/home/op/config.yaml:3:1' },
    { case: 'two-files', files: ['/home/op/config.json', '/home/op/config.yaml'] },
  ],
}
