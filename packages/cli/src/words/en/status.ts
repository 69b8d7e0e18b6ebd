/** The charts of the status, and what to do next. */
export const status = {
  minutes: (count: number) => (count === 1 ? 'this minute' : `${count} minutes`),
  requests: 'requests',
  bookings: 'bookings',
  backlog: 'unpaid',
  breaker: 'breaker',
  perMinute: (now: number, most: number) => `${now} this minute, at most ${most}`,
  waiting: (now: number, most: number) => `${now} now, at most ${most}`,
  alwaysClosed: 'working all the time',
  awayMinutes: (count: number) =>
    count === 1 ? 'payment was away in 1 minute' : `payment was away in ${count} minutes`,
  start: 'To start it: outerpark daemon start',
  notThere:
    'Nobody answers at this address. Is it right? See --url, --context and outerpark context list',
  workerSilent: (pid: number) =>
    `The worker (process ${pid}) does not answer. The daemon replaces it by itself within ten seconds; those who connect wait.`,
  suspended: (pid: number) =>
    `The daemon (process ${pid}) is suspended: it would replace no worker, and does not stop. Let it go on: kill -CONT ${pid}`,
  away: 'No worker starts. It is tried again by itself, after 30 seconds at most; at once, and with the settings of now: outerpark daemon restart',
  workerGone:
    'The worker has ended, and the daemon starts the next one; those who connect wait. If none starts, this command says why in a few seconds.',
  restart: 'It does not answer. To start it again: outerpark daemon restart',
  paymentAway:
    'The card company does not answer. Bookings are still taken, and paid once it is back. What waits: outerpark task list',
  paymentsFail:
    'Payments fail: the card company does not answer, or not as it should. Bookings are still taken. What waits, and why: outerpark task list',
  deadLetters: (count: number) =>
    count === 1
      ? 'One task was given up, and waits for you: outerpark task list --dead'
      : `${count} tasks were given up, and wait for you: outerpark task list --dead`,
  webhookOff: 'The webhook is off. To switch it on again: outerpark webhook on',
  channelFails: (channel: string) =>
    `Notices by ${channel} fail. They are tried again; the reason may be in: outerpark daemon logs`,
}
