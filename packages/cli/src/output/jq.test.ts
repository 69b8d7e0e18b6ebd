import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { checkExpression, filtered } from './jq.ts'

const DATA = { items: [{ id: 'RV-1', seats: 2 }] }

test.each(['-f/etc/passwd', '--version', '-n', '--args', '--rawfile x /etc/passwd'])(
  '%s is no option of jq but a wrong expression',
  async (expression) => {
    await expect(checkExpression(expression)).rejects.toMatchObject({ code: 'jq-invalid' })
  },
)

test('an expression may begin with a minus', async () => {
  await checkExpression('-(.items[0].seats)')
  expect(await filtered(DATA, '-(.items[0].seats)')).toEqual([-2])
})

test('an expression that cannot be made in memory is refused before the command', async () => {
  await expect(checkExpression('"x" * 1e9')).rejects.toMatchObject({ code: 'jq-invalid' })
  await checkExpression('.')
})

test.each(['def f: [f]; f', '"a" | until(false; . + .)'])(
  'an expression that needs too much memory is refused, and the next one works: %s',
  async (expression) => {
    await checkExpression(expression)
    await expect(filtered(DATA, expression)).rejects.toMatchObject({ code: 'jq-failed' })
    expect(await filtered(DATA, '.items[0].id')).toEqual(['RV-1'])
  },
)

test('Ctrl-C ends an expression without end, also if the command listens for it', async () => {
  const jq = fileURLToPath(new URL('jq.ts', import.meta.url))
  const script = `
    const { filtered } = await import(${JSON.stringify(jq)})
    process.on('SIGINT', () => undefined)
    await filtered({}, '.')
    console.log('ready')
    await filtered({}, 'def f: f; f')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  await once(child.stdout, 'data')
  // The loop begins a moment later; until then the script listens. So the signal comes again.
  const again = setInterval(() => child.kill('SIGINT'), 50)
  expect(await exit).toEqual([null, 'SIGINT'])
  clearInterval(again)
})

test('the listeners of a command are there again after it', async () => {
  const listener = () => undefined
  process.once('SIGINT', listener)
  await filtered(DATA, '.')
  expect(process.listeners('SIGINT')).toContain(listener)
  process.off('SIGINT', listener)
  expect(process.listeners('SIGINT')).not.toContain(listener)
})
