// npm start: from a fresh checkout to a running box office. Runs on Node 20 without dependencies.
import { join } from 'node:path'
import { main, setup } from './setup.mjs'
import { projectEnvironment, projectNode, root, run } from './workspace.mjs'

await main(async () => {
  await setup()
  const interactive = Boolean(process.stdin.isTTY && process.stdout.isTTY)
  // A person gets the terminal interface; a script gets the story, which checks everything and ends.
  const command = interactive ? 'ui' : 'demo'
  const cli = join(root, 'packages/cli/bin/outerpark.mjs')
  return run(projectNode, [cli, command, ...process.argv.slice(2)], { env: projectEnvironment() })
})
