import type { Operation } from './fake-objects.ts'

type Route = { readonly operation: Operation; readonly id: string; readonly path: string }

/** The operation of a request. Undefined if the address is not one that we use. */
export function routeOf(method: string, path: string): Route | undefined {
  const at = `${method} ${path}`
  if (at === 'POST /v1/payment_intents') return { operation: 'create', id: '', path }
  if (at === 'GET /v1/payment_intents/search') return { operation: 'search', id: '', path }
  if (at === 'POST /v1/refunds') return { operation: 'refund', id: '', path }
  if (at === 'GET /v1/refunds') return { operation: 'list-refunds', id: '', path }
  const [, verb, id = '', rest = ''] =
    /^(GET|POST) \/v1\/payment_intents\/(\w+)(\/confirm|\/cancel)?$/.exec(at) ?? []
  if (verb === 'GET' && rest === '') return { operation: 'retrieve', id, path }
  if (verb === 'POST' && rest === '') return { operation: 'update', id, path }
  if (verb === 'POST' && rest === '/confirm') return { operation: 'confirm', id, path }
  if (verb === 'POST' && rest === '/cancel') return { operation: 'cancel', id, path }
  return undefined
}
