export * from './breaker.ts'
export * from './events.ts'
export * from './record.ts'
export * from './state.ts'
