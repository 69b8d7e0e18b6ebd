export * from './apply.ts'
export * from './change.ts'
export * from './discount.ts'
export * from './events.ts'
