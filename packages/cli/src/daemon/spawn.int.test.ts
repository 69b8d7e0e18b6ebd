import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startMessage } from './spawn.ts'

const STATE = { url: 'http://127.0.0.1:1' }

/** A process that runs this program, with a channel to it. */
async function running(program: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['-e', program], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child, 'spawn')
  return child
}

/** Keeps this process busy until the file is there, as if it were stopped meanwhile. */
function standStillUntil(file: string): void {
  const never = new Int32Array(new SharedArrayBuffer(4))
  while (!existsSync(file)) Atomics.wait(never, 0, 0, 10)
}

test('a daemon that was ready in time is not killed because the command was stopped meanwhile', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'outerpark-spawn-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const [said, file] = [JSON.stringify({ kind: 'ready', state: STATE }), join(folder, 'said')]
  const child = await running(
    `process.send(${said}, () => fs.writeFileSync(${JSON.stringify(file)}, '')); setInterval(() => {}, 1000)`,
  )
  const started = startMessage(child, 1)
  standStillUntil(file)
  expect(await started).toEqual(STATE)
  expect(child.killed).toBe(false)
})

test('a daemon that is not ready in time is killed', async () => {
  const child = await running('setInterval(() => {}, 1000)')
  await expect(startMessage(child, 50)).rejects.toMatchObject({
    code: 'daemon-start-failed',
    detail: 'It was not ready after 0.05 s.',
  })
  expect(child.killed).toBe(true)
})
