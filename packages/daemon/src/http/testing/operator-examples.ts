import { at, type Examples, type PermissionScene } from './example.ts'

/** The routes of the card company that comes with the daemon. */
export const ofSandbox = {
  'get /v1/sandbox/knobs': [at('/v1/sandbox/knobs')],
  'put /v1/sandbox/knobs': [{ ...at('/v1/sandbox/knobs'), body: () => ({ fail: 0.3 }) }],
  'delete /v1/sandbox/knobs': [at('/v1/sandbox/knobs')],
  'get /v1/sandbox/ledger': [at('/v1/sandbox/ledger'), at('/v1/sandbox/ledger?limit=1&cursor=1')],
}

/** What an admin decides about a task that was given up. */
export const ofDeadLetters = (scene: PermissionScene): Examples =>
  Object.fromEntries(
    ['retry', 'drop'].map((what) => [
      `post /v1/tasks/{id}/${what}`,
      [{ path: async () => `/v1/tasks/${await scene.deadLetter()}/${what}` }],
    ]),
  )
