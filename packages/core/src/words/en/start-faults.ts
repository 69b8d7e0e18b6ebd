import { byCase, type StartFaultWords } from '../sentence.ts'
import { fileFault } from './file-fault.ts'

export const startFaults: StartFaultWords = {
  'home-in-use': ({ home }) => ({
    detail: `Another daemon runs on the home ${home}.`,
    hint: 'Stop it with `outerpark daemon stop`, or use another OUTERPARK_HOME.',
  }),
  'home-not-writable': ({ home, reason }) => ({
    detail: `The home ${home} cannot be written: ${reason}`,
    hint: `See why: \`findmnt -T ${home}\`, \`ls -ld ${home}\`. Another OUTERPARK_HOME would be another box office, an empty one.`,
  }),
  'disk-full': ({ home }) => ({
    detail: `The disk of the home ${home} is full.`,
    hint: 'Make room on it, and try again. Nothing of the box office is lost.',
  }),
  'port-unavailable': ({ port, case: why, file }) => ({
    detail:
      why === 'in-use'
        ? `Port ${port} is in use by another program.`
        : `Port ${port} may not be used by this user.`,
    hint: `${inFile('port', file)}Choose another one with --port or OUTERPARK_PORT (0 for any free one).`,
  }),
  'database-lost': ({ home, traces, events }) => ({
    detail: `The home ${home} has lost its database: outerpark.db is missing or empty, but ${traces.join(', ')} show that there was one.${events === null ? '' : ` It had ${events} events.`}`,
    hint: `Restore a backup: outerpark restore FILE --yes (outerpark backup list shows them); or put outerpark.db back, and outerpark.db-wal if there is one. To begin with an empty box office instead: ${AGAIN} --begin-anew`,
  }),
  'database-older': ({ home, ends, events }) => ({
    detail: `The database of the home ${home} is not the one that was last open here: ${
      ends === null
        ? 'it is that of another box office'
        : `it ends at event ${ends}, and there were ${events} events or more`
    }.`,
    hint: `Put the newer outerpark.db back. If this one was put back on purpose: ${AGAIN} --restored. Then "outerpark verify" names charges of bookings that it does not know.`,
  }),
  'database-unreadable': ({ file, reason }) => ({
    detail: `The database ${file} cannot be read: ${reason}.`,
    hint: 'It may be damaged, or a copy that was made without its outerpark.db-wal. Restore a backup: outerpark restore FILE',
  }),
  'database-newer': ({ file, version, known }) => ({
    detail: `The database ${file} was written by a newer OuterPark (its tables are version ${version}; this program knows ${known}).`,
    hint: 'Install the newer program again. The tables have no way back; a backup from before the upgrade has the older ones: outerpark restore FILE',
  }),
  'gateway-changed': ({ home, was, asked, mode, paid, alsoMode }) => ({
    detail: `${change(home, was, asked, mode)}${
      paid === 0
        ? ''
        : ` ${paid === 1 ? '1 paid reservation was' : `${paid} paid reservations were`} charged there, and could not be refunded any more.`
    }`,
    hint: `Give it the settings of before: in this shell, or in config.json of the home, where every start finds them. To try something out, use another OUTERPARK_HOME. To change the gateway: ${AGAIN} --change-gateway${alsoMode ? ' --change-mode' : ''}`,
  }),
  'payments-open': ({ home, was, asked, mode, unsettled, answered }) => ({
    detail: `${change(home, was, asked, mode)} Payments or refunds that are not settled there yet: ${unsettled}.`,
    hint: `Start it with the settings of before, and wait until no task of the kinds approve-payment and cancel-payment is left: outerpark daemon status. For dead letters: outerpark task list --dead${answered ? '' : `. If its address was wrong, so that nobody there can have charged a card, let the new gateway settle them: ${AGAIN} --change-gateway --never-charged`}`,
  }),
  'mode-changed': ({ home, was, mode }) => ({
    detail: `The home ${home} was last open with SYS_MODE=${was}, and is asked to open with SYS_MODE=${mode}.`,
    hint: `Set SYS_MODE=${was}, or mode in config.json of the home, where every start finds it. To change the mode: ${AGAIN} --change-mode`,
  }),
  'restored-unopened': ({ home }) => ({
    detail: `A backup was restored into the home ${home}, and no daemon has run there since. One charges the cards of its unpaid bookings, so it is started only if you say so.`,
    hint: `If it takes the place of the box office that was lost: ${AGAIN}. To look at it or to practise, do not start it.`,
  }),
  'settings-missing': ({ home, variables }) => ({
    detail: `The daemon of the home ${home} was last started with ${variables.join(', ')} in its environment. Here ${variables.length === 1 ? 'it is' : 'they are'} not set.`,
    hint: `Start it where they are set, or put the settings into config.json of the home, where every start finds them. To start it without them: ${AGAIN}`,
  }),
  'file-not-trusted': fileFault,
  'gateway-key-refused': ({ reason }) => ({
    detail: reason,
    hint: 'Set OUTERPARK_STRIPE_KEY to a key of your Stripe account that may write payment intents and refunds.',
  }),
  'config-invalid': byCase({
    settings: ({ mistakes }) => ({ detail: mistakes.join('; '), hint: CORRECT }),
    address: ({ reason }) => ({
      detail: reason,
      hint: 'Correct the address; one on this machine or its network needs OUTERPARK_WEBHOOK_ALLOW_PRIVATE=true.',
    }),
    certificate: ({ reason }) => ({
      detail: reason,
      hint: 'Name a certificate with its chain and its key, both in PEM.',
    }),
    host: ({ reason, file }) => ({
      detail: reason,
      hint: `${inFile('host', file)}Correct OUTERPARK_HOST, or host in config.json; 127.0.0.1 is this machine alone.`,
    }),
    unreadable: ({ file, reason }) => ({
      detail: `${file} cannot be read: ${reason ?? 'it is not text in UTF-8.'}`,
    }),
    'no-object': ({ file }) => ({ detail: `${file} is not a JSON object.` }),
    'no-map': ({ file }) => ({
      detail: `${file} is not YAML with a line for each setting, such as: port: 8080`,
    }),
    'two-files': ({ files: [one, other] }) => ({
      detail: `There are two files with settings: ${one} and ${other}.`,
      hint: 'Put all settings into one of them, and delete the other.',
    }),
  }),
}

const AGAIN = 'outerpark daemon start'
const CORRECT = 'Correct the setting and start again.'

const inFile = (name: string, file: string | null) =>
  file === null ? '' : `It is "${name}" in ${file}. `

const change = (home: string, was: string, asked: string, mode: string) =>
  `The home ${home} charges cards at ${was}, and is asked to open with ${asked} (SYS_MODE ${mode}).`
