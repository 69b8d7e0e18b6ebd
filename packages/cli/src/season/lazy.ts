// What the terminal interface loads only when somebody registers musicals, since it brings zod and a YAML parser.
export { changeFlaws } from './change-rules.ts'
export { readText } from './file.ts'
export { namesHall } from './names-hall.ts'
export { planSeason } from './plan.ts'
export { readSeason } from './read.ts'
export { flawsOf } from './rules.ts'
