// npm run watch: compiles and bundles on every change. The program runs what was bundled.
import { join } from 'node:path'
import { main } from './setup.mjs'
import { projectEnvironment, projectNode, root, run, toolScript } from './workspace.mjs'

await main(async () => {
  const env = projectEnvironment()
  const watching = [toolScript('typescript', 'tsc'), '-b', '--watch', '--preserveWatchOutput']
  const ends = [watching, [join(root, 'scripts/bundle.mjs'), '--watch']].map((command) =>
    run(projectNode, command, { env }),
  )
  return Promise.race(ends)
})
