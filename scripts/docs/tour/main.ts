// node scripts/run.mjs scripts/docs/tour/main.ts PAGE …: types the commands of the pages, and prints the differences.
import { readFileSync } from 'node:fs'
import { stepsOf } from './console.ts'
import { differences, play } from './play.ts'

for (const page of process.argv.slice(2)) {
  const wrong = differences(await play(stepsOf(readFileSync(page, 'utf8'))))
  console.log([`${page}: ${wrong.length} steps differ`, ...wrong].join('\n\n'))
  if (wrong.length > 0) process.exitCode = 1
}
