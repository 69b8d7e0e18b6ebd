export * from './booking-text.ts'
export * from './limits.ts'
export * from './lists.ts'
export * from './start.ts'
