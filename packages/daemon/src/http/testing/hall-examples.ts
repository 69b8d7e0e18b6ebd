import { BEGINS, PRICE } from '../../testing/season.ts'
import { at, type Examples, type PermissionScene } from './example.ts'

let halls = 0

/** A plan of a hall with four seats. Each has another name. */
export const smallPlan = (more: object = {}) => {
  halls += 1
  return {
    ...{ hall: `Small Stage ${halls}`, timezone: 'Asia/Seoul', focus: '1F/1/2' },
    levels: [{ name: '1F', rows: '1..2 1-2' }],
    grades: [{ name: 'R', seats: ['*'] }],
    ...more,
  }
}

/** Puts a performance on sale in a hall of {@link smallPlan}. */
export async function numberedPerformance(
  post: (path: string, body: object) => Promise<unknown>,
): Promise<string> {
  const { id: hall } = (await post('/v1/halls', smallPlan())) as { id: string }
  const startsAt = new Date(Date.parse(BEGINS) + halls * 86_400_000).toISOString()
  const price = { amount: PRICE, currency: 'KRW' }
  const performances = [{ startsAt, hall, grades: [{ grade: 'R', price }] }]
  const body = { title: `빨래 ${halls}`, venue: 'Small Stage', performances }
  const registered = await post('/v1/musicals', body)
  const [{ id }] = (registered as { performances: [{ id: string }] }).performances
  return id
}

/** Requests that change a performance, and of which everybody hears who has booked it. */
const ofChanges = (scene: PermissionScene): Examples => ({
  'post /v1/performances/{id}/move': [
    {
      path: async () => `/v1/performances/${await scene.numbered()}/move`,
      body: () => ({ startsAt: `2028-02-0${1 + (halls % 9)}T1${halls % 10}:30` }),
    },
  ],
  'put /v1/performances/{id}/cast': [
    {
      path: async () => `/v1/performances/${await scene.numbered()}/cast`,
      body: () => ({ cast: [{ role: 'Mimi', name: `Kim ${halls}` }] }),
    },
  ],
  'post /v1/performances/{id}/messages': [
    {
      path: async () => `/v1/performances/${await scene.numbered()}/messages`,
      body: () => ({ subject: 'Doors', text: 'They open at six.' }),
    },
  ],
  'get /v1/performances/{id}/announcements': [
    { path: async () => `/v1/performances/${await scene.numbered()}/announcements` },
  ],
})

/** Requests about halls, and about the seats of a performance. That of the scene has no numbered ones. */
export const ofHalls = (scene: PermissionScene): Examples => ({
  ...ofChanges(scene),
  'post /v1/halls': [{ ...at('/v1/halls'), body: () => smallPlan() }],
  'put /v1/halls/{id}': [
    { path: async () => `/v1/halls/${await scene.hall()}`, body: () => smallPlan() },
  ],
  'get /v1/halls': [at('/v1/halls')],
  'get /v1/halls/{id}': [{ path: async () => `/v1/halls/${await scene.hall()}` }],
  'get /v1/halls/{id}/versions/{version}': [
    { path: async () => `/v1/halls/${await scene.hall()}/versions/1` },
  ],
  'get /v1/performances/{id}/seats': [
    { path: () => `/v1/performances/${scene.performanceId()}/seats`, refused: 422 },
  ],
  'get /v1/performances/{id}/seats/stream': [
    { path: () => `/v1/performances/${scene.performanceId()}/seats/stream`, refused: 422 },
  ],
  'patch /v1/performances/{id}/sale': [
    {
      path: async () => `/v1/performances/${await scene.numbered()}/sale`,
      body: () => ({ perCustomer: 9, reason: 'x' }),
    },
  ],
  'post /v1/performances/{id}/close': [
    {
      path: async () => `/v1/performances/${await scene.numbered()}/close`,
      body: () => ({ reason: 'x' }),
    },
  ],
  'post /v1/performances/{id}/open': [
    { path: async () => `/v1/performances/${await scene.numbered()}/open`, body: () => ({}) },
  ],
  'post /v1/performances/{id}/cancel': [
    {
      path: async () => `/v1/performances/${await scene.numbered()}/cancel`,
      body: () => ({ reason: 'x' }),
    },
  ],
  'put /v1/performances/{id}/plan': [
    {
      path: async () => `/v1/performances/${await scene.numbered()}/plan`,
      body: () => ({ version: 1 }),
    },
  ],
  'put /v1/performances/{id}/hold': [
    {
      path: async () => `/v1/performances/${await scene.numbered()}/hold`,
      body: () => ({ seats: 2 }),
    },
  ],
  'get /v1/performances/{id}/hold': [
    { path: async () => `/v1/performances/${await scene.numbered()}/hold`, refused: 404 },
  ],
  'delete /v1/performances/{id}/hold': [
    { path: async () => `/v1/performances/${await scene.numbered()}/hold` },
  ],
  'post /v1/performances/{id}/hold/extension': [
    { path: async () => `/v1/performances/${await scene.numbered()}/hold/extension`, refused: 404 },
  ],
})
