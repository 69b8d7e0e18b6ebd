import { type Jq, type JqResult, loadJq } from 'jq-wasm'
import { failure } from '../failure.ts'
import type { Text } from '../words/words.ts'
import { muted } from './outlet.ts'

// jq itself (1.8), compiled to WebAssembly. It sees neither files nor the variables of this process. Loading it takes about
// 50 ms, so only --jq does.

let loading: Promise<Jq> | undefined
const load = (): Promise<Jq> => {
  loading ??= loadJq()
  return loading
}

/** What it means if jq cannot run: an error code, and what to do. */
type Refusal = readonly [code: 'jq-invalid' | 'jq-failed', hint: Text]

const INVALID: Refusal = ['jq-invalid', ({ data }) => data.seeOutput]
const FAILED: Refusal = ['jq-failed', ({ data }) => data.doneAnyway]

/**
 * Refuses what is no expression of jq.
 * @throws Failure `jq-invalid`
 */
export async function checkExpression(expression: string): Promise<void> {
  // Without any input jq compiles the expression and never runs it.
  const { exitCode, stderr } = await run('', expression, INVALID)
  const [code, hint] = INVALID
  if (exitCode !== 0) throw failure(code, ({ data }) => data.jqInvalid(firstLine(stderr)), hint)
}

/**
 * The results of an expression.
 * @throws Failure `jq-failed` if it does not fit the data, or needs too much memory
 */
export async function filtered(data: unknown, expression: string): Promise<readonly unknown[]> {
  const { exitCode, stderr, stdout } = await run(JSON.stringify(data), expression, FAILED)
  const [code, hint] = FAILED
  if (exitCode !== 0) throw failure(code, ({ data }) => data.jqFailed(firstLine(stderr)), hint)
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown)
}

/**
 * Runs jq once.
 * @throws Failure with the code of the refusal if it needs more memory than it may have
 */
async function run(input: string, expression: string, [code, hint]: Refusal): Promise<JqResult> {
  const jq = await load()
  // jq would take an expression that begins with a dash for its options.
  const asExpression = expression.startsWith('-') ? ` ${expression}` : expression
  try {
    return interruptible(() => jq.raw(input, asExpression, ['-c']))
  } catch (cause) {
    // It has ended for good; the next call needs another one.
    loading = undefined
    throw failure(code, ({ data }) => data.jqMemory, hint, { cause })
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/**
 * Calls a function that may never return. No listener of this process hears a signal meanwhile, so there is none: then Ctrl-C
 * ends the process.
 */
function interruptible<T>(work: () => T): T {
  const removed = SIGNALS.map((signal) => [signal, process.rawListeners(signal)] as const)
  for (const signal of SIGNALS) process.removeAllListeners(signal)
  try {
    return muted(work)
  } finally {
    for (const [signal, listeners] of removed)
      for (const listener of listeners) process.on(signal, listener as NodeJS.SignalsListener) // they were that before
  }
}

/** jq's message without what only its own users know: its name, the place of the input. */
function firstLine(stderr: string): string {
  const [first = ''] = stderr.split('\n')
  return first
    .replace(/^jq: error(?: \(at [^)]*\))?: /, '')
    .replace(' at <top-level>', '')
    .replace(/[:.]+$/, '')
}
