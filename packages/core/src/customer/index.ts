export * from './events.ts'
export * from './sign-up.ts'
