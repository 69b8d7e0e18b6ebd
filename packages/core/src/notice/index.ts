export * from './events.ts'
export * from './record.ts'
export * from './render.ts'
