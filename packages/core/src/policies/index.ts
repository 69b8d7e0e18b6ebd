export * from './events.ts'
export * from './policies.ts'
export * from './same-commit.ts'
export * from './tasks.ts'
