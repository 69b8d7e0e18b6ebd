import type { WorkerEnd } from '@outerpark/core/names'

const ACTS = {
  starts: 'starts',
  runs: 'runs',
  stops: 'stops',
  restarts: 'restarts',
  replaces: 'replaces',
  shows: 'shows the log of',
  examines: 'examines',
} as const

const WORKER_ENDS: Readonly<Record<WorkerEnd['how'], (what: string) => string>> = {
  exit: (code) => `The worker ended with exit code ${code}.`,
  signal: (name) => `The worker was ended by ${name}.`,
  silent: (seconds) => `The worker did not answer for ${seconds} s, and was ended.`,
  refused: (code) => `The worker did not start (${code}).`,
  late: (seconds) => `The worker was not ready after ${seconds} s, and was ended.`,
}

export const office = {
  elsewhere: (url: string, act: keyof typeof ACTS) =>
    `${url} is a box office elsewhere: this command ${ACTS[act]} the daemon of this machine.`,
  runItThere:
    'Run it on the machine of that box office, or name the one of this machine: --context default',
  runsAlready: 'The daemon is running already.',
  leftAsItWas: 'The running daemon was left as it is.',
  stoppedBefore: 'The box office does not run now: its daemon had stopped before.',
  nothingToTakeBack:
    'The version of before does not start either. It is tried again and again. Nothing that was booked is lost.',
  stillAway:
    'No worker answers, as before. It is tried again and again. Nothing that was booked is lost.',
  toDo: (hint: string) => `To do: ${hint}`,
  waitingForSilent: 'The worker does not answer: its daemon replaces it within ten seconds …',
  /** what a restart has replaced */
  replaced: {
    worker: (pid: number) => `A new worker (process ${pid}) answers. No request was lost.`,
    silent: (pid: number) =>
      `A new worker (process ${pid}) answers. The one before did not, and was ended: what it had taken got no answer. Those who connected since have waited.`,
    daemon: (pid: number) =>
      `A new daemon (process ${pid}) answers. The one before was ended: those who asked meanwhile were refused, and had no answer to what was under way. Nothing that was accepted is lost.`,
    none: (pid: number) => `No daemon was running. One runs now (process ${pid}).`,
  },
  takenBack: 'The daemon runs with the settings and the version of before.',
  oldNode: (oldest: string, version: string, path: string) =>
    `The daemon needs Node ${oldest} or later, and this is Node ${version} (${path}). On this one it does not start.`,
  newerNode:
    'Install a newer Node (https://nodejs.org), or run it once with one: npx -y -p node@24 -p outerpark outerpark daemon start',
  workerSince: (time: string) => `${time} (the worker)`,
  alertsUntold: (setting: string, since: string, reason: string) =>
    `not told by ${setting} since ${since}: ${reason}`,
  unreadSettings:
    'config.json has changed since the daemon read it. To use what it says now: outerpark daemon restart. No request is lost.',
  noWorker: (since: string) => `no worker answers since ${since}; tried again`,
  workerEnded: ({ how, what }: Pick<WorkerEnd, 'how' | 'what'>) => WORKER_ENDS[how](what),
  noLog: (home: string) => `There is no log in ${home}: no daemon has run there yet.`,
  startOne: 'Start one with: outerpark daemon start',
  starting: (home: string) => `Starting the box office daemon (home ${home}) …`,
  silent: (home: string, pid: number, seconds: number) =>
    `The daemon of ${home} (process ${pid}) does not answer within ${seconds} s.`,
  seeStatus: 'See "outerpark daemon status"; "outerpark daemon restart" starts it again.',
  olderDaemon: (pid: number, version: string) =>
    `The daemon of this home (process ${pid}, version ${version}) was started by an older outerpark. It has no socket in the home, so this one cannot know whom it talks to.`,
  restartIt: 'Start it with this version: outerpark daemon restart',
  serviceIsDown: (home: string) =>
    `The box office of ${home} is a service of this machine, and it does not run.`,
  startService: (command: string) =>
    `Start it with its service manager, which would find the home taken by another daemon: ${command}`,
  couldNotStart: (detail: string) =>
    `The box office daemon is not running and could not be started: ${detail}`,
  endedWith: (how: string) => `It ended with ${how}.`,
  exitCode: (code: string) => `exit code ${code}`,
  notReady: (seconds: number) => `It was not ready after ${seconds} s.`,
  homeNotWritable: (home: string, reason: string) =>
    `The home ${home} cannot be written: ${reason}.`,
  lookAtHome: (home: string) =>
    `See why: findmnt -T ${home}; ls -ld ${home}. Another OUTERPARK_HOME would be another box office, an empty one.`,
  logMaySay: 'Its log may say why: outerpark daemon logs',
  cannotTell: (home: string, pid: number) =>
    `The daemon of ${home} does not answer, and this system does not say whether process ${pid} is the daemon.`,
  lookAtIt: (pid: number, pid2: number) =>
    `Look at it with "ps -p ${pid}"; if it is the daemon, end it with "kill ${pid2}".`,
  notEnded: (pid: number, seconds: number) =>
    `The daemon (process ${pid}) has not ended within ${seconds} s.`,
  stillFinishing: (pid: number) =>
    `It may still be finishing what it has accepted: see "outerpark daemon logs". If it hangs, end it with "kill -9 ${pid}"; nothing that was accepted is lost.`,
  suspended: (pid: number) =>
    `The daemon (process ${pid}) is suspended: it got SIGSTOP, or Ctrl-Z in its terminal. Until it goes on it does nothing that it is asked.`,
  wakeIt: (pid: number) => `Let it go on with "kill -CONT ${pid}", and run this command again.`,
  notRunning: 'not running',
  stopping: 'stopping, finishes what it has accepted',
  running: 'running',
  parentSuspended: 'running, but suspended',
  notAnswering: 'running, but not answering',
  ended: (pid: string) => `The daemon (process ${pid}) has ended.`,
  notRunningNow: 'The daemon is not running.',
  behind: (behind: number) => `${behind} events behind`,
  upToDate: 'up to date',
  nextTry: (time: string) => `, next try ${time}`,
  closedSince: (since: string) => `working since ${since}`,
  awaySince: (state: string, since: string, next: string) =>
    `${state}, payment away since ${since}${next}`,
  givenUp: (count: number) => `${count} given up`,
  allFailed: (calls: number) => `${calls} lately, all failed: payments are failing`,
  failedInARow: (calls: number, since: string, last: string) =>
    calls === 1
      ? `the last one failed at ${last}: the payment is tried again`
      : `the last ${calls} failed, since ${since}, the latest at ${last}: payments are failing, and are tried again`,
  someFailed: (calls: number, failures: number) => `${calls} lately, ${failures} of them failed`,
  noPayments: 'no payments at the moment',
  emptyIn: (time: string, rate: string) => `none left in about ${time}, at ${rate} a second`,
  offSince: (host: string, since: string) => `${host}, off since ${since}`,
  answered410: 'it answered 410 Gone; to go on: outerpark webhook on',
  failingSince: (since: string) => `failing since ${since}`,
  next: (seconds: number) => `; the next try in ${seconds} s`,
  callsFailed: (failures: number, calls: number, next: string) =>
    `${failures} of ${calls} calls failed${next}`,
  oneFindsOut: 'one call finds out',
  callFailed: (next: string) => `the call failed${next}`,
  callAnswered: 'the call was answered',
  breaker: (from: string, to: string, why: string) => `breaker ${from} → ${to}: ${why}`,
  none: 'none',
  deadTasks: (dead: number, payments: number) => {
    const how = payments === 1 ? ', 1 of them a payment' : `, ${payments} of them payments`
    return `${dead === 1 ? '1 task' : `${dead} tasks`}${payments === 0 ? '' : how}: outerpark task list --dead`
  },
  time: (minutes: number, seconds: number) =>
    minutes > 0 ? `${minutes} min ${seconds} s` : `${seconds} s`,
  on: (host: string) => `${host}, on`,
  crew: (limit: number, min: number, max: number) => `${limit} (${min} to ${max})`,
}
