// npm run mutants: puts one mistake after another into a copy of the program. The simulation has to find each one.
// `-- --seeds N --budget SECONDS` limit the search for each; `--only N` tries the Nth alone.
import { readOptions } from '../../lab/options.ts'
import { main } from '../../setup.mjs'
import { copyOfTheProgram } from './mutant.ts'
import { MUTATIONS } from './mutations.ts'

async function command(args: readonly string[]): Promise<number> {
  const { seeds, budget, only } = readOptions(args, { seeds: 3_000, budget: 180, only: 0 })
  const wanted = MUTATIONS.filter((_, i) => only === 0 || i + 1 === only)
  const program = copyOfTheProgram()
  const lines: string[] = []
  let missed = 0
  try {
    for (const mutation of wanted) {
      const options = ['--seeds', `${seeds}`, '--budget', `${budget}`]
      const caught = await program.hunt(mutation, options)
      const { seed, invariant, story } = caught
      const after = `${caught.seeds} seeds, ${caught.seconds.toFixed(1)} s`
      const line = seed === null ? `NOT FOUND in ${after}` : `seed ${seed} (${after}): ${invariant}`
      if (seed === null) missed += 1
      lines.push(`${mutation.name.padEnd(74)}  ${line}`)
      console.log(`\n${lines.at(-1)}\n${story}`)
    }
  } finally {
    program.remove()
  }
  console.log(`\n${lines.join('\n')}`)
  console.log(`\n${wanted.length - missed} of ${wanted.length} mutants found.`)
  return missed === 0 ? 0 : 1
}

await main(() => command(process.argv.slice(2)))
