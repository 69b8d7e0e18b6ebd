import { type Jq, loadJq } from 'jq-wasm'
import { failure } from '../failure.ts'

// jq itself (1.8), compiled to WebAssembly. It sees neither files nor the variables of this process. Loading it takes about
// 50 ms, so only --jq does.

let loading: Promise<Jq> | undefined
const load = (): Promise<Jq> => {
  loading ??= loadJq()
  return loading
}

/**
 * Refuses what is no expression of jq.
 * @throws Failure `jq-invalid`
 */
export async function checkExpression(expression: string): Promise<void> {
  // Without any input jq compiles the expression and runs it never.
  const { exitCode, stderr } = (await load()).raw('', expression)
  if (exitCode !== 0)
    throw failure(
      'jq-invalid',
      ({ data }) => data.jqInvalid(firstLine(stderr)),
      ({ data }) => data.seeOutput,
    )
}

/**
 * The results of an expression.
 * @throws Failure `jq-failed` if it does not fit the data
 */
export async function filtered(data: unknown, expression: string): Promise<readonly unknown[]> {
  const jq = await load()
  const { exitCode, stderr, stdout } = jq.raw(JSON.stringify(data), expression, ['-c'])
  if (exitCode !== 0)
    throw failure(
      'jq-failed',
      ({ data }) => data.jqFailed(firstLine(stderr)),
      ({ data }) => data.doneAnyway,
    )
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown)
}

/** jq's message without what only its own users know: its name, the place of the input. */
function firstLine(stderr: string): string {
  const [first = ''] = stderr.split('\n')
  return first
    .replace(/^jq: error(?: \(at [^)]*\))?: /, '')
    .replace(' at <top-level>', '')
    .replace(/[:.]+$/, '')
}
