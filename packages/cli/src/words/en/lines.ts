export const lines = {
  insecure: (url: string) =>
    `${url} is another machine, and its address is not https://: everybody on the way could read the token.`,
  httpsAddress: 'Use its https:// address. If you trust the network: --insecure',
  fileExists: (path: string) => `${path} exists already. Type another name.`,
  cannotWrite: (path: string, why: string) => `${path} cannot be written: ${why}.`,
  noDaemon: (home: string) => `No daemon is running in ${home}.`,
  startDaemon: 'Start it with: outerpark daemon start',
  notJson: (origin: string) => `${origin} did not answer in JSON.`,
  oddAnswer: 'The box office answered something that is no answer to this.',
  misfit: (request: string, field: string) =>
    `The box office answered ${request} in a way that this outerpark cannot read${field === '' ? '' : ` (${field})`}.`,
  tooLong: (origin: string, megabytes: number) =>
    `${origin} sent more than ${megabytes} MB at a time.`,
  mayBeDone: (why: string) => `${why} It may have been done all the same.`,
  repeatIt: (look: string, key: string) =>
    `${look}To repeat it so that it is done once: the same command with --idempotency-key ${key}`,
  lookAt: (look: string) => `To look: ${look}. `,
  noReason: (origin: string, status: number) => `${origin} answered ${status} without saying why.`,
  isItOne: 'Is this the address of a box office? See --url and OUTERPARK_URL.',
  signIn:
    'Sign in with "outerpark login" (without a token: "outerpark login --email EMAIL", if the box office sends mails), or become a customer with "outerpark signup".',
  seeWhoami:
    'See what your token may do: "outerpark whoami". On the machine of the daemon, "--profile admin" may do all that staff may.',
  anotherToken:
    'Sign in with another token: "outerpark login". The box office can give you a new one.',
  forCustomers:
    'This is for customers: run "outerpark signup", or choose one with "--profile NAME".',
  nameGrade: 'Name the grade with --grade.',
  silent: (seconds: number) => `no answer within ${seconds} s`,
  noAnswer: (origin: string, reason: string) => `No answer from ${origin}: ${reason}.`,
  rightAddress:
    'Is the address right, and does the box office there run? See --url, OUTERPARK_URL and --profile.',
  seeDaemon: 'See "outerpark daemon status"; "outerpark daemon start" starts it.',
  again: 'Connected again.',
  lost: 'The connection is lost; trying again …',
  older: 'an older version',
  version: (version: string) => `version ${version}`,
  gap: (theirs: string, own: string) =>
    `The box office is ${theirs}, and this outerpark is ${own}.`,
  startThis: 'Start it with this version: outerpark daemon restart',
  newer: (version: string) => `Use the newer outerpark: npm install --global outerpark@${version}`,
  thatMayBeWhy: (gap: string) => `${gap} That may be why.`,
  interrupted: 'Interrupted while the box office was asked.',
  watching: 'Watching; Ctrl-C ends it.',
  mayFail: 'A command may fail that one of them does not know.',
}
