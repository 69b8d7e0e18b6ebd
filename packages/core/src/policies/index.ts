export * from './events.ts'
export * from './policies.ts'
export * from './tasks.ts'
