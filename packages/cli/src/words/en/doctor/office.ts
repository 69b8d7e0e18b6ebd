import { type Said, size } from './said.ts'

/** What `doctor` says of the daemon, its log and its work. */
export const office = {
  /** @param worker its process that answers, which is the one that has begun then; undefined if one process is all of the daemon */
  daemonRuns: (pid: number, since: string, worker: number | undefined): Said => ({
    what:
      worker === undefined
        ? `It runs since ${since} (process ${pid}).`
        : `It runs (process ${pid}); its worker answers since ${since} (process ${worker}).`,
  }),
  workersEnd: (at: string, reason: string): Said => ({
    what: `Its workers end again and again, the last at ${at}: ${reason}`,
    why: 'Each is replaced, and those who connect wait meanwhile. Nothing that was accepted is lost.',
    todo: 'outerpark daemon status; outerpark daemon logs -n 200',
  }),
  daemonStops: (pid: number): Said => ({
    what: `It is stopping (process ${pid}): it finishes what it has accepted.`,
    why: 'It takes no new requests. This takes 20 seconds at most.',
    todo: 'outerpark daemon status',
  }),
  noWorker: (since: string, reason: string, hint: string | undefined): Said => ({
    what: `It runs, and no worker answers since ${since}. ${reason}`.trim(),
    why: 'Nothing is sold. It is tried again by itself; nothing that was accepted is lost.',
    todo: hint ?? 'outerpark daemon logs -n 50; outerpark daemon restart',
  }),
  daemonSuspended: (pid: number): Said => ({
    what: `Its process ${pid} is suspended: it got SIGSTOP, or Ctrl-Z in its terminal.`,
    why: 'A worker may still answer. If it ends, nobody replaces it, and the daemon does not stop when it is told to.',
    todo: `kill -CONT ${pid}`,
  }),
  /** @param parent the process that replaces it */
  workerSilent: (pid: number, parent: number): Said => ({
    what: `Its worker does not answer (process ${pid}).`,
    why: `Process ${parent} replaces it by itself within ten seconds; those who connect wait. Nothing that was accepted is lost.`,
    todo: `ps -o pid,stat,etime,args -p ${pid}; outerpark daemon status`,
  }),
  daemonHangs: (pid: number): Said => ({
    what: `It has the socket of the home and does not answer (process ${pid}).`,
    why: 'It may be suspended, or in the middle of something long. Nothing that was accepted is lost.',
    todo: `ps -o pid,stat,etime,args -p ${pid}; outerpark daemon restart`,
  }),
  daemonOutdated: (pid: number, version: string): Said => ({
    what: `It is of version ${version}, which has no socket (process ${pid}).`,
    why: 'Commands cannot know whether they talk to it.',
    todo: 'outerpark daemon restart',
  }),
  daemonAway: (): Said => ({
    what: 'It does not run.',
    why: 'So payments, mail, webhook and the work that waits cannot be examined.',
    todo: 'outerpark daemon start',
  }),
  daemonUnknown: (): Said => ({
    what: 'Whether it runs is not known.',
    why: 'Others can write the home, so nothing in it proves anything.',
    todo: 'outerpark doctor (after the home is mended)',
  }),
  daemonDied: (pid: number, since: string): Said => ({
    what: `It ended without being stopped (process ${pid}, started ${since}).`,
    why: 'It crashed, was killed, or the machine went down. Nothing that was accepted is lost.',
    todo: 'outerpark daemon logs -n 50; outerpark daemon start',
  }),
  statusUnknown: (detail: string, remedy: string | undefined): Said => ({
    what: `It runs, and does not tell its status: ${detail}`,
    why: 'So payments, mail, webhook and the work that waits cannot be examined.',
    todo: remedy ?? 'outerpark daemon status --json',
  }),

  logFine: (): Said => ({ what: 'No fault in the last day.' }),
  logNone: (): Said => ({ what: 'There is no log yet.' }),
  logFaults: (faults: number, at: string, message: string): Said => ({
    what: `${faults === 1 ? '1 fault' : `${faults} faults`} in the last day, the last at ${at}: ${message}`,
    why: 'A fault is an error of the program or of what it stands on, not of a request.',
    todo: 'outerpark daemon logs -n 200',
  }),
  logCrash: (at: string, message: string): Said => ({
    what: `The daemon crashed at ${at}: ${message}`,
    why: 'After such a fault the process ends. All that it had accepted is in the database.',
    todo: 'outerpark daemon logs -n 200; outerpark daemon start',
  }),

  versionsSame: (version: string, node: string): Said => ({
    what: `outerpark ${version}, Node ${node}.`,
  }),
  versionsDiffer: (gap: string, mend: string): Said => ({
    what: gap,
    why: 'A command may fail that one of them does not know.',
    todo: mend,
  }),

  gatewayFine: (gateway: string): Said => ({ what: `${gateway}: it answers.` }),
  gatewayAway: (gateway: string, since: string, unpaid: number, todo: string): Said => ({
    what: `${gateway} is away since ${since}. ${unpaid === 1 ? '1 booking waits' : `${unpaid} bookings wait`} for the payment.`,
    why: 'Bookings go on, and their cards are charged when the gateway is back.',
    todo,
  }),
  gatewayFails: (gateway: string, calls: number, todo: string): Said => ({
    what: `All of the last ${calls} calls to ${gateway} failed.`,
    why: 'There were too few calls to pause payments.',
    todo,
  }),

  mailFine: (): Said => ({ what: 'Mails go out.' }),
  mailUntried: (): Said => ({ what: 'No mail has been tried yet.' }),
  mailNone: (): Said => ({ what: 'No mail server is configured: notices are in the inbox only.' }),
  webhookFine: (host: string): Said => ({ what: `Notices go to ${host}.` }),
  webhookNone: (): Said => ({ what: 'No webhook is configured.' }),
  webhookOff: (host: string, since: string): Said => ({
    what: `The webhook at ${host} is off since ${since}.`,
    why: 'It answered 410 Gone: it wants no more notices.',
    todo: 'outerpark webhook on',
  }),
  channelFails: (since: string, reason: string): Said => ({
    what: `It fails since ${since}: ${reason}`,
    why: 'Its notices wait, and are tried again. After three days they become dead letters.',
    todo: 'outerpark task list; outerpark daemon logs -n 50',
  }),

  workFine: (waiting: number): Said => ({
    what:
      waiting === 0
        ? 'Nothing waits.'
        : `${waiting === 1 ? '1 task waits' : `${waiting} tasks wait`}, none for long.`,
  }),
  deadLetters: (dead: number, payments: number): Said => ({
    what: `${dead === 1 ? '1 task was' : `${dead} tasks were`} given up${payments === 0 ? '' : payments === 1 ? ', 1 of them a payment' : `, ${payments} of them payments`}.`,
    why: 'Nothing tries them again by itself. The seats of an unpaid booking stay taken.',
    todo: 'outerpark task list --dead',
  }),
  oldTask: (kind: string, minutes: number): Said => ({
    what: `The oldest task of the kind ${kind} waits for ${minutes} minutes.`,
    why: 'It failed again and again, or the workers cannot keep up.',
    todo: 'outerpark task list',
  }),

  storageFine: (): Said => ({ what: 'The database can be written.' }),
  storageTrouble: (trouble: string, todo: string): Said => ({
    what: `The database cannot be written: ${trouble}.`,
    why: 'Nothing is booked meanwhile. What was acknowledged before stays.',
    todo,
  }),
  myPageFine: (): Said => ({ what: 'MyPage shows all that has happened.' }),
  myPageBehind: (events: number): Said => ({
    what: `MyPage is ${events} events behind.`,
    why: 'Bookings are safe. Customers see them later, until it has caught up.',
    todo: 'outerpark mypage rebuild',
  }),

  walFine: (mib: number): Said => ({ what: `The write-ahead log has ${size(mib)}.` }),
  walLarge: (mib: number): Said => ({
    what: `The write-ahead log has ${size(mib)}.`,
    why: 'It is emptied when nobody reads an old state. A program that keeps the database open may hold it.',
    todo: 'fuser -v "$OUTERPARK_HOME/outerpark.db"',
  }),

  backupFine: (at: string): Said => ({ what: `The newest backup is from ${at}.` }),
  backupFailed: ({ at, reason }: { readonly at: string; readonly reason: string }): Said => ({
    what: `The last try of a backup failed at ${at}: ${reason}`,
    why: 'If this disk is lost, all that came after the newest backup is.',
    todo: 'outerpark backup',
  }),
  backupUncopied: ({ at, reason }: { readonly at: string; readonly reason: string }): Said => ({
    what: `A backup was made, and its backupCommand failed at ${at}: ${reason}`,
    why: 'If that program copies backups to another machine, the newest one is not there.',
    todo: 'outerpark backup',
  }),
  backupFailedBefore: (since: string): Said => ({
    what: `The last backup or its backupCommand failed (alert since ${since}), and none was made since then.`,
    why: 'If this disk is lost, all that came after the newest good backup is.',
    todo: 'outerpark backup',
  }),
  backupNone: (): Said => ({
    what: 'There is no backup in the folder of the settings.',
    why: 'If this disk is lost, all bookings are.',
    todo: 'outerpark backup --to /mnt/backups',
  }),
  backupOld: (at: string): Said => ({
    what: `The newest backup is from ${at}.`,
    why: 'If this disk is lost, all that came after it is.',
    todo: 'outerpark backup',
  }),
  alertsNone: (): Said => ({ what: 'No alert is raised.' }),
  alertsRaised: (alerts: string): Said => ({
    what: `Raised: ${alerts}.`,
    why: 'The daemon noticed it by itself. The other findings say what is behind it.',
    todo: 'outerpark status',
  }),
  alertsUntold: (setting: string, since: string, reason: string): Said => ({
    what: `Alerts cannot be told by ${setting} since ${since}: ${reason}`,
    why: 'You hear of nothing in this way until it is mended. The daemon tries it again every ten seconds.',
    todo: `outerpark config get ${setting}`,
  }),
}
