// Sets up, and runs a script on the project's Node: `node scripts/run.mjs scripts/bench/main.ts`. What a shell runs after
// the set-up with `&&` may still find the Node of the machine, where that was the only one when the shell started.
import { main, setup } from './setup.mjs'
import { projectEnvironment, projectNode, run } from './workspace.mjs'

await main(async () => {
  await setup()
  return run(projectNode, process.argv.slice(2), { env: projectEnvironment() })
})
