// What the terminal interface loads when somebody registers musicals. It brings zod and a YAML parser, so it is no part of the
// bundle (scripts/bundle.mjs).
export { readText } from './file.ts'
export { planSeason } from './plan.ts'
export { readSeason } from './read.ts'
export { flawsOf } from './rules.ts'
