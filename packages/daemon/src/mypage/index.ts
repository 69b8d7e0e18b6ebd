export { type RunningMyPage, startMyPage } from './my-page.ts'
export { runTask } from './thread.ts'
export type { ThreadTask } from './thread-messages.ts'
