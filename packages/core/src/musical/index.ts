export * from './events.ts'
export * from './register.ts'
export * from './state.ts'
