import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

export type Ended = {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program to its end, and returns what it has written. */
export async function runProgram(
  program: string,
  args: readonly string[],
  where: { readonly env: NodeJS.ProcessEnv; readonly cwd: string },
): Promise<Ended> {
  const shell = process.platform === 'win32'
  const child = spawn(program, args, { ...where, shell, stdio: ['ignore', 'pipe', 'pipe'] })
  const code = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await code, stdout, stderr }
}
