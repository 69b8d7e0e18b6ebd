export * from './fold.ts'
export * from './view.ts'
