export * from './figures.ts'
export * from './fold.ts'
export * from './report.ts'
