import { at, type Examples, type PermissionScene } from './example.ts'

/** Those who may do nothing with the tokens of customers. */
const NO_SELLERS = { read: 403, door: 403, finance: 403 }
/** Those who may do nothing with the tokens of staff. */
const NO_ADMINS = { ...NO_SELLERS, sell: 403 }
const NOT_FOUND = { 'customer B': 404, read: 404, door: 404, finance: 404 }

/** Example requests for the routes of tokens and staff. */
export const ofAccess = (scene: PermissionScene): Examples => ({
  'get /v1/tokens': [
    { ...at('/v1/tokens'), but: { root: 422 } },
    { path: () => `/v1/tokens?customerId=${scene.customerId()}`, ofA: true, but: NO_SELLERS },
    {
      path: async () => `/v1/tokens?staffId=${await scene.staff()}`,
      but: { ...NO_ADMINS, 'customer A': 404, 'customer B': 404 },
    },
  ],
  'post /v1/tokens': [
    { ...at('/v1/tokens'), body: () => ({ name: 'laptop' }), but: { root: 403 } },
    {
      ...at('/v1/tokens'),
      body: () => ({ name: 'laptop', scopes: ['door'] }),
      but: { 'customer A': 403, 'customer B': 403, read: 403, sell: 403, finance: 403, root: 403 },
    },
  ],
  'delete /v1/tokens/{id}': [
    {
      path: async () => `/v1/tokens/${await scene.token('A')}`,
      but: { ...NOT_FOUND, 'A only read': 403, 'A only book': 403 },
    },
    {
      path: async () => `/v1/tokens/${await scene.token('staff')}`,
      but: { ...NOT_FOUND, 'customer A': 404, sell: 404 },
    },
  ],
  'post /v1/customers/{id}/tokens': [
    { path: () => `/v1/customers/${scene.customerId()}/tokens`, body: () => ({}) },
  ],
  'get /v1/staff': [at('/v1/staff')],
  'post /v1/staff': [{ ...at('/v1/staff'), body: () => ({ name: 'Han Door', scopes: ['door'] }) }],
  'post /v1/staff/{id}/tokens': [
    { path: async () => `/v1/staff/${await scene.staff()}/tokens`, body: () => ({}) },
  ],
  'delete /v1/staff/{id}': [{ path: async () => `/v1/staff/${await scene.staff()}` }],
})
