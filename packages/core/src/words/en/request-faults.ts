import { byCase, type RequestFaultWords } from '../sentence.ts'

export const requestFaults: RequestFaultWords = {
  'route-not-found': ({ path }) => ({
    detail: `There is nothing at ${path}.`,
    hint: 'GET /openapi.json lists all routes.',
  }),
  'method-not-allowed': byCase({
    route: ({ method }) => ({ detail: `${method} is not for this address.` }),
    proxy: () => ({ detail: 'CONNECT is for proxies, and this is none.' }),
    control: () => ({ detail: 'The control has GET for its state and POST to stop.' }),
  }),
  'malformed-json': byCase({
    encoding: () => ({
      detail: 'The body is not UTF-8, the encoding of JSON.',
      hint: 'Save or convert the text as UTF-8.',
    }),
    depth: ({ most }) => ({ detail: `The body nests objects and lists more than ${most} deep.` }),
    syntax: ({ why }) => ({ detail: `The body is not JSON: ${why}` }),
  }),
  'unsupported-media-type': byCase({
    type: () => ({ detail: 'The body must be application/json.' }),
    compressed: () => ({
      detail: 'The body must not be compressed.',
      hint: 'Send it without a Content-Encoding.',
    }),
    charset: ({ charset }) => ({
      detail: `The body must be UTF-8, and not ${charset}.`,
      hint: 'Leave out the charset: JSON is always UTF-8.',
    }),
  }),
  'body-too-large': byCase({
    bytes: ({ limit }) => ({
      detail: `The body is larger than ${limit} bytes.`,
      hint: 'This is the limit of this route.',
    }),
    chunks: () => ({
      detail: 'The body comes in too many chunks.',
      hint: 'Send it whole with a Content-Length, or in larger chunks.',
    }),
  }),
  'validation-failed': byCase({
    body: () => ({ detail: 'The body is not valid' }),
    query: () => ({ detail: 'The query is not valid' }),
    'last-event-id': () => ({ detail: 'Last-Event-ID must be a position.' }),
    'idempotency-key': () => ({
      detail: 'The Idempotency-Key must be 1 to 128 printable ASCII.',
    }),
    'short-idempotency-key': ({ least }) => ({
      detail: `Without a token the Idempotency-Key must have at least ${least} characters.`,
      hint: 'Make a random one, such as a UUID: whoever knows the key can ask for the answer.',
    }),
    'two-owners': () => ({ detail: 'Name a customer or a staff member, not both.' }),
    'no-owner': () => ({
      detail: 'The token of the home belongs to nobody.',
      hint: 'Name a person with `customerId` or `staffId`.',
    }),
  }),
  'invalid-cursor': () => ({ detail: 'The cursor is not one that a list gave out.' }),
  'host-not-allowed': () => ({
    detail: 'This box office does not answer to that Host.',
    hint: 'Add the name to `allowedHosts` in the configuration.',
  }),
  'origin-not-allowed': () => ({ detail: 'Web pages may not ask this box office.' }),
  'malformed-request': byCase({
    'not-http': () => ({ detail: 'This is not a request of HTTP/1.1.' }),
    address: () => ({ detail: 'The address is not UTF-8 in percent-encoding.' }),
    url: () => ({ detail: 'The address or the Host header cannot be read.' }),
    'no-host': () => ({ detail: 'The request has no Host header.' }),
    'two-hosts': () => ({ detail: 'The address of the request and its Host differ.' }),
    'header-twice': ({ header }) => ({
      detail: `The header ${header} may be there only once.`,
    }),
  }),
  'length-required': () => ({
    detail: 'Without a token the body needs a Content-Length.',
    hint: 'Send the body whole, and not in chunks.',
  }),
  'headers-too-large': ({ limit }) => ({
    detail: `The headers of the request are larger than ${limit / 1024} KiB.`,
  }),
  'request-timeout': ({ headMs, wholeMs }) => ({
    detail: 'The request did not come to its end in time.',
    hint: `Its head may take ${headMs / 1000} s, and all of it ${wholeMs / 1000} s.`,
  }),
}
