import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openTemporaryOffice } from '../lab/office.ts'
import { root } from '../workspace.mjs'
import { compare, type Measured } from './figure.ts'
import type { Plan } from './plan.ts'

const CLI = join(root, 'packages/cli/bin/outerpark.mjs')
const BUILT = join(root, 'packages/cli/bundle/bin.js')
const RUNS = 15

/** Measures how long two commands take, compared with a Node that does nothing. The three take turns. */
export async function benchCli({ say }: Plan): Promise<Measured> {
  if (!existsSync(CLI) || !existsSync(BUILT)) {
    say('the CLI is not built: left out')
    return { figures: [], faults: [] }
  }
  const office = await openTemporaryOffice()
  const env = { ...process.env, OUTERPARK_HOME: office.home }
  const outerpark = (...args: string[]) => timeOf([CLI, ...args], env)
  try {
    await outerpark('signup', '--name', 'Kim Minji', '--email', 'minji@example.com')
    // The first runs compile the code and put it into Node's cache.
    await outerpark('--version')
    await outerpark('mypage')
    const times = { version: [] as number[], myPage: [] as number[], node: [] as number[] }
    for (let i = 0; i < RUNS; i++) {
      times.version.push(await outerpark('--version'))
      times.node.push(await timeOf(['-e', '0'], env))
      times.myPage.push(await outerpark('mypage'))
    }
    const figures = [
      compare(
        { name: 'outerpark --version, to node -e 0', unit: 'ms', target: { atMost: 1.5 } },
        times.version,
        times.node,
      ),
      compare(
        { name: 'outerpark mypage, to node -e 0', unit: 'ms', target: { atMost: 4 } },
        times.myPage,
        times.node,
      ),
    ]
    say(`${RUNS} runs of each`)
    return { figures, faults: [] }
  } finally {
    await office.close()
  }
}

/** Runs Node with these arguments. Returns how many milliseconds it took to end. */
async function timeOf(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const start = performance.now()
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const complaint: Buffer[] = []
  child.stderr.on('data', (chunk: Buffer) => complaint.push(chunk))
  const [code] = await once(child, 'close')
  if (code !== 0)
    throw new Error(`${args.join(' ')} ended with ${code}: ${Buffer.concat(complaint)}`)
  return performance.now() - start
}
