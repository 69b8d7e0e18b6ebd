export * from './apply.ts'
export { mayBe } from './find.ts'
export * from './target.ts'
