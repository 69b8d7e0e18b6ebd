export { NOTICES_SHOWN, type PageQuery, type StoredStep } from './pages.ts'
export { type MyPage, type MyPageOptions, startMyPage } from './projector.ts'
export type { CheckResult, RebuildResult } from './thread-messages.ts'
export { ViewError, type ViewErrorCode } from './view-error.ts'
