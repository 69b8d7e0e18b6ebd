export * from './book.ts'
export * from './cancel.ts'
export * from './events.ts'
export * from './state.ts'
