export * from './customer.ts'
export * from './events.ts'
export * from './sign-up.ts'
