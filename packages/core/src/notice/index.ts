export * from './events.ts'
export * from './mail.ts'
export * from './record.ts'
export * from './render.ts'
