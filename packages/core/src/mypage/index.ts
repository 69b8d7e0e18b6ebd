export * from './events.ts'
export * from './fold.ts'
export * from './timeline.ts'
export * from './view.ts'
