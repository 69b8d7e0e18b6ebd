/** What the pipeline does after a commit; each kind has its own queue and workers. */
export const TASK_KINDS = [
  'approve-payment',
  'cancel-payment',
  'send-notice',
  'send-mail',
  'send-webhook',
] as const
export type TaskKind = (typeof TASK_KINDS)[number]

/** `ready`: waits, perhaps until it is due. `leased`: a worker has it. `dead`: given up, kept for an admin. */
export const TASK_STATES = ['ready', 'leased', 'dead'] as const
export type TaskState = (typeof TASK_STATES)[number]
