/** What the calls are about. Each function makes something new, so that a call finds it unused. */
export type CallScene = {
  readonly performance: () => string
  readonly musical: () => string
  readonly hall: () => string
  /** Writes the plan of another hall, and gives its file. */
  readonly plan: () => string
  /** Writes a season with another musical, and gives its file. */
  readonly season: () => string
  /** a performance whose seats have numbers */
  readonly numbered: () => string
  /** Puts another performance on sale. */
  readonly another: () => Promise<string>
  /** Makes a reservation of the customer `minji`. */
  readonly booking: () => Promise<string>
  /** Makes a customer who is signed in as a profile, and gives the name of the profile. */
  readonly profile: () => Promise<string>
  /** Makes a customer, and gives the id. */
  readonly customer: () => Promise<string>
  /** Makes a token of `minji`. */
  readonly token: () => Promise<string>
  readonly staff: () => Promise<string>
}

type Words = readonly string[]

/** The words of a command line behind the command itself. */
export type Calls = Readonly<Record<string, () => Words | Promise<Words>>>

const AS_MINJI = ['--profile', 'minji']
const AS_ROOT = ['--profile', 'root']

let n = 0
const address = () => `new${++n}@example.com`
const time = () => `2037-03-${String(++n).padStart(2, '0')} 19:30`

/** One call of each command that talks to a box office. A call may be refused, once its requests are sent. */
export const callsOf = (scene: CallScene): Calls => ({
  ...ofPeople(scene),
  ...ofAccess(scene),
  ...ofTheSeason(scene),
  ...ofBookings(scene),
  ...ofTheBoxOffice,
})

const ofPeople = ({ customer, profile }: CallScene): Calls => ({
  signup: () => ['--name', 'Park', '--email', address(), '--profile', `new-${n}`],
  login: () => ['--email', address(), '--profile', 'nobody'],
  confirm: () => ['--email', address(), '--code', '123456', ...AS_MINJI],
  logout: async () => ['--yes', '--profile', await profile()],
  whoami: () => AS_MINJI,
  'profile remove': async () => [await profile(), '--yes'],
  'customer list': () => AS_ROOT,
  'customer show': () => AS_MINJI,
  'customer export': () => AS_MINJI,
  'customer edit': async () => [await customer(), '--name', 'Park Other', ...AS_ROOT],
  'customer confirm': async () => [await customer(), ...AS_ROOT],
  'customer erase': async () => [await customer(), '--yes', ...AS_ROOT],
  'customer token': async () => [await customer(), ...AS_ROOT],
})

const ofAccess = ({ token, staff }: CallScene): Calls => ({
  'token list': () => AS_MINJI,
  'token create': () => ['laptop', ...AS_MINJI],
  'token revoke': async () => [await token(), ...AS_MINJI],
  'staff list': () => AS_ROOT,
  'staff add': () => ['Han', '--scopes', 'door', ...AS_ROOT],
  'staff revoke': async () => [await staff(), '--yes', ...AS_ROOT],
})

const ofTheSeason = ({
  performance,
  musical,
  hall,
  plan,
  season,
  numbered,
  another,
}: CallScene): Calls => ({
  'musical register': () => [
    ...['Rent', '--venue', 'V', '--at', time(), '--seats', '9', '--price', '9000', ...AS_ROOT],
  ],
  'season apply': () => [season(), '--yes', ...AS_ROOT],
  'season export': () => AS_ROOT,
  'musical list': () => AS_ROOT,
  'musical show': () => [musical(), ...AS_ROOT],
  'performance add': () => [
    ...[musical(), '--at', time(), '--seats', '9', '--price', '9000', ...AS_ROOT],
  ],
  'performance change': () => [performance(), '--grade', 'R', '--price', '8000', ...AS_ROOT],
  'performance plan': () => [numbered(), plan(), '--yes', ...AS_ROOT],
  'performance paint': () => [
    ...[numbered(), `G${++n}`, '1F/A/1', '--price', '9', '--yes', ...AS_ROOT],
  ],
  // A plan of which nothing changes is not sent.
  'performance block': () => [numbered(), '1F/B/2', '--yes', ...AS_ROOT],
  'performance unblock': () => [numbered(), '1F/B/3', '--yes', ...AS_ROOT],
  'performance list': () => AS_ROOT,
  'performance show': () => [performance(), ...AS_ROOT],
  'performance close': async () => [await another(), ...AS_ROOT],
  'performance open': async () => [await another(), ...AS_ROOT],
  'performance sale': async () => [await another(), '--per-customer', '4', ...AS_ROOT],
  'performance cancel': async () => [await another(), '--yes', ...AS_ROOT],
  'performance move': async () => [await another(), '--to', time(), '--yes', ...AS_ROOT],
  'performance cast': async () => [await another(), '--member', 'A: B', '--yes', ...AS_ROOT],
  'performance message': async () => [
    ...[await another(), '--subject', 'Doors', '--file', plan(), '--yes', ...AS_ROOT],
  ],
  'performance announcements': () => [performance(), ...AS_ROOT],
  'musical edit': () => [musical(), '--running-time', String(++n), ...AS_ROOT],
  'hall add': () => [plan(), ...AS_ROOT],
  'hall list': () => AS_ROOT,
  'hall show': () => [hall(), ...AS_ROOT],
  'hall edit': () => [hall(), plan(), '--yes', ...AS_ROOT],
  seats: () => [numbered(), ...AS_MINJI],
})

const ofBookings = ({ performance, numbered, booking }: CallScene): Calls => ({
  hold: () => [numbered(), '--best', '1', '--grade', 'R', ...AS_MINJI],
  book: () => [performance(), '--seats', '1', '--yes', ...AS_MINJI],
  cancel: async () => [await booking(), '--yes', ...AS_MINJI],
  'reservation list': () => AS_MINJI,
  'reservation show': async () => [await booking(), ...AS_MINJI],
  'reservation refund': async () => [await booking(), ...AS_MINJI],
  'payment list': () => AS_MINJI,
  'payment show': () => ['PY-ZZZZZZZZZZ', ...AS_MINJI],
  'notice list': () => AS_MINJI,
  mypage: () => AS_MINJI,
  'mypage rebuild': () => AS_ROOT,
})

const ofTheBoxOffice: Calls = {
  events: () => AS_ROOT,
  sales: () => AS_ROOT,
  report: () => ['statement', ...AS_ROOT],
  'task list': () => AS_ROOT,
  'task show': () => ['TK-999999', ...AS_ROOT],
  'task retry': () => ['TK-999999', ...AS_ROOT],
  'task drop': () => ['TK-999999', ...AS_ROOT],
  'webhook on': () => AS_ROOT,
  verify: () => AS_ROOT,
  'backup make': () => AS_ROOT,
  reconcile: () => AS_ROOT,
  'sandbox show': () => AS_ROOT,
  'sandbox ledger': () => AS_ROOT,
  'sandbox slow': () => ['1-2', ...AS_ROOT],
  'sandbox fail': () => ['off', ...AS_ROOT],
  'sandbox lose-replies': () => ['off', ...AS_ROOT],
  'sandbox duplicate': () => ['off', ...AS_ROOT],
  'sandbox wrong-amount': () => ['off', ...AS_ROOT],
  'sandbox decline': () => ['off', ...AS_ROOT],
  'sandbox outage': () => ['off', ...AS_ROOT],
  'sandbox reset': () => AS_ROOT,
  'load clean': () => AS_ROOT,
}

/** Commands that ask no box office by HTTP, or only their own: the program itself, and the daemon of this machine. */
export const LOCAL: readonly string[] = [
  ...['token show', 'status', 'version', 'completion', 'language', 'help', 'ui'],
  // It asks each box office about its own token, and tells nothing of versions.
  ...['profile list', 'profile use'],
  // It looks whether there is a page.
  'open api',
  ...['context list', 'context add', 'context use', 'context remove'],
  ...['config list', 'config get', 'config set', 'config unset', 'config validate', 'config path'],
  ...['daemon start', 'daemon run', 'daemon stop', 'daemon restart', 'daemon upgrade'],
  'daemon status',
  ...['daemon install', 'daemon uninstall', 'doctor', 'backup list', 'backup verify', 'restore'],
  'daemon logs',
  // They read a file.
  ...['hall check', 'hall example'],
  // It makes its own box office, and throws it away.
  'demo',
  // It takes seconds, and its requests are those of the other commands.
  'load run',
]
