import type { Route } from '../route.ts'

/** The names of operations that do not follow from method and address. */
const SPECIAL: Readonly<Record<string, string>> = {
  'post /v1/customers': 'signUp',
  'post /v1/sign-in': 'askForSignInCode',
  'post /v1/sign-in/confirm': 'confirmSignIn',
  'get /v1/whoami': 'whoami',
  'get /v1/customers/{id}/export': 'exportCustomer',
  'post /v1/musicals': 'registerMusical',
  'post /v1/seasons': 'importSeason',
  'post /v1/seasons/plan': 'checkSeason',
  'post /v1/seasons/apply': 'replaceSeason',
  'post /v1/musicals/{id}/performances': 'addPerformances',
  'post /v1/reservations': 'bookReservation',
  'get /v1/performances/{id}/quote': 'getQuote',
  'get /v1/mypage': 'getMyPage',
  'get /v1/seasons/stream': 'followSeason',
  'get /v1/sales': 'getSales',
  'get /v1/sales/stream': 'followSales',
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
  'get /metrics': 'getMetrics',
  'post /v1/lost-charges/{key}/refund': 'refundLostCharge',
  'get /openapi.json': 'getOpenApi',
}

const VERBS = { get: 'get', post: 'create', put: 'replace', patch: 'change', delete: 'delete' }

/**
 * The name of a route's operation, from which generators make the names of functions: `bookReservation`.
 * A route without a name of its own has one like `listPayments`, `getPayment`, `cancelReservation`.
 */
export function operationName({ method, path }: Pick<Route, 'method' | 'path'>): string {
  const special = SPECIAL[`${method} ${path}`]
  if (special !== undefined) return special
  const steps = path
    .replace(/^\/v\d+/, '')
    .split('/')
    .slice(1)
  const things = steps.filter((step) => !step.startsWith('{'))
  if (method === 'get' && !path.endsWith('}')) {
    const last = things.pop() ?? ''
    return `list${pascal([...things.map(one), last].join('-'))}`
  }
  // After an id stands what is done with the thing, or the things that it has: `cancel`, `tokens`.
  const last = steps.at(-1) ?? ''
  const isAct = method === 'post' && steps.at(-2)?.startsWith('{') === true && !last.endsWith('s')
  const verb = isAct ? camel(things.pop() ?? '') : VERBS[method]
  return `${verb}${pascal(things.map(one).join('-'))}`
}

const one = (name: string) => name.replace(/s$/, '')
const camel = (text: string) => text.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase())
const pascal = (text: string) => camel(`-${text}`)
