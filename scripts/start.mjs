// npm start: from a fresh checkout to a running box office. Node 20, no dependencies.
import { join } from 'node:path'
import { main, setup } from './setup.mjs'
import { projectEnvironment, projectNode, root, run } from './workspace.mjs'

await main(async () => {
  await setup()
  const interactive = Boolean(process.stdin.isTTY && process.stdout.isTTY)
  // Someone at a terminal goes on with a running daemon; a script gets its machine back as it was.
  const demo = interactive ? ['demo', '--leave-daemon'] : ['demo']
  const cli = join(root, 'packages/cli/bin/outerpark.mjs')
  return run(projectNode, [cli, ...demo, ...process.argv.slice(2)], { env: projectEnvironment() })
})
