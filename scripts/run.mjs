// Sets up, and runs a script on the project's Node: `node scripts/run.mjs scripts/bench/main.ts`. A shell that runs
// `setup && node …` could still use the machine's own Node, if there was no other when the shell started.
import { main, setup } from './setup.mjs'
import { projectEnvironment, projectNode, run } from './workspace.mjs'

await main(async () => {
  await setup()
  return run(projectNode, process.argv.slice(2), { env: projectEnvironment() })
})
