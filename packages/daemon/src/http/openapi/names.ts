import type { Route } from '../route.ts'

/** The names of operations that do not follow from method and address. */
const SPECIAL: Readonly<Record<string, string>> = {
  'post /v1/customers': 'signUp',
  'get /v1/whoami': 'whoami',
  'post /v1/musicals': 'registerMusical',
  'post /v1/seasons': 'importSeason',
  'post /v1/musicals/{id}/performances': 'addPerformances',
  'post /v1/reservations': 'bookReservation',
  'get /v1/mypage': 'getMyPage',
  'get /v1/mypage/stream': 'followMyPage',
  'post /v1/mypage/rebuild': 'rebuildMyPage',
  'get /v1/events/stream': 'followEvents',
  'get /v1/sandbox/knobs': 'getSandboxKnobs',
  'put /v1/sandbox/knobs': 'turnSandboxKnobs',
  'delete /v1/sandbox/knobs': 'resetSandboxKnobs',
  'get /v1/sandbox/ledger': 'listSandboxLedger',
  'post /v1/gateways/stripe/events': 'receiveStripeEvent',
  'post /v1/webhook/on': 'switchWebhookOn',
  'get /livez': 'checkAlive',
  'get /readyz': 'checkReady',
  'get /v1/status': 'getStatus',
  'get /v1/verify': 'verify',
  'get /openapi.json': 'getOpenApi',
}

const VERBS = { get: 'get', post: 'create', put: 'replace', patch: 'change', delete: 'delete' }

/**
 * The name of a route's operation, from which generators make the names of functions: `bookReservation`.
 * A route without a name of its own has one like `listPayments`, `getPayment`, `cancelReservation`.
 */
export function operationName(route: Pick<Route, 'method' | 'path'>): string {
  const { method, path } = route
  const special = SPECIAL[`${method} ${path}`]
  if (special !== undefined) return special
  const steps = path
    .replace(/^\/v\d+/, '')
    .split('/')
    .slice(1)
  const things = steps.filter((step) => !step.startsWith('{'))
  const ofOne = path.endsWith('}')
  const isAct = method === 'post' && steps.at(-2)?.startsWith('{') === true
  const verb = isAct ? (things.pop() ?? '') : VERBS[method]
  if (method === 'get' && !ofOne) return `list${pascal(things.join('-'))}`
  const thing = things.map((name, i) =>
    i === things.length - 1 && !ofOne && !isAct ? name : one(name),
  )
  return `${camel(verb)}${pascal(thing.join('-'))}`
}

const one = (name: string) => name.replace(/s$/, '')
const camel = (text: string) => text.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase())
const pascal = (text: string) => camel(`-${text}`)
