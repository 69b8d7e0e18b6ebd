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

/** Requests about halls, and about the seats of a performance. That of the scene has no numbered ones. */
export const ofHalls = (scene: PermissionScene): Examples => ({
  'post /v1/halls': [{ ...at('/v1/halls'), body: () => smallPlan() }],
  'put /v1/halls/{id}': [
    { path: async () => `/v1/halls/${await scene.hall()}`, body: () => smallPlan() },
  ],
  'get /v1/halls': [at('/v1/halls')],
  'get /v1/halls/{id}': [{ path: async () => `/v1/halls/${await scene.hall()}` }],
  'get /v1/halls/{id}/versions/{version}': [
    { path: async () => `/v1/halls/${await scene.hall()}/versions/1` },
  ],
  'put /v1/performances/{id}/plan': [
    {
      path: () => `/v1/performances/${scene.performanceId()}/plan`,
      body: () => ({ version: 1 }),
      refused: 422,
    },
  ],
  'get /v1/performances/{id}/seats': [
    { path: () => `/v1/performances/${scene.performanceId()}/seats`, refused: 422 },
  ],
})
