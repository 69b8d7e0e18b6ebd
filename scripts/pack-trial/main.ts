// npm run pack-trial: packs the three packages, installs them into an empty folder as a user would, and books with what is
// installed there. Once for each major version of Node: `-- --node 22,24,26`

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inPart, report } from '../lab/findings.ts'
import { parsed } from '../lab/options.ts'
import { main, SetupError } from '../setup.mjs'
import { installNode, installProgram, pack } from './install.ts'
import { tryProgram } from './try.ts'

/** Every major version that is supported. */
const VERSIONS = '22,24,26'

await main(async () => {
  const { values } = parsed(process.argv.slice(2), { node: { type: 'string' } } as const)
  const { node = VERSIONS } = values
  const majors = node.split(',')
  const odd = majors.find((major) => !/^\d{2}$/.test(major))
  if (odd !== undefined)
    throw new SetupError(`--node takes major versions with commas, such as ${VERSIONS}: ${odd}`)
  const folder = mkdtempSync(join(tmpdir(), 'outerpark-pack-'))
  try {
    const archives = await pack(join(folder, 'packed'))
    const findings = []
    for (const major of majors) {
      const nodeFolder = await installNode(join(folder, `node-${major}`), major)
      const program = await installProgram(join(folder, `prefix-${major}`), nodeFolder, archives)
      console.log(`Node ${major}: ${program.megabytes} MB in ${program.packages} packages`)
      findings.push(
        ...inPart(`Node ${major}`, await tryProgram(program, join(folder, `home-${major}`))),
      )
    }
    return report(findings)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
