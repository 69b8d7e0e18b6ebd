/** One command of a page, and what the page shows of its output. */
export type Step = { readonly command: string; readonly shown: readonly string[] }

/** The steps in the console blocks of a page, in order. */
export function stepsOf(page: string): Step[] {
  const blocks = [...page.matchAll(/^```console\n(.*?)^```$/gms)].map(([, text = '']) => text)
  return blocks.flatMap((block) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((text) => {
        const [command = '', ...shown] = text.trimEnd().split('\n')
        return { command, shown }
      }),
  )
}

/** A line of a page that stands for any number of lines. */
const ANYTHING = '…'

/**
 * The first shown line that was not printed, in order; undefined if all were printed. A line `…` matches any lines,
 * and so does a step that shows no output. `…` at the end of a line matches the rest of the line.
 */
export function firstMissing(
  shown: readonly string[],
  printed: readonly string[],
): string | undefined {
  if (shown.length === 0) return undefined
  let at = 0
  let skips = false
  for (const line of shown) {
    if (line === ANYTHING) {
      skips = true
      continue
    }
    const found = skips
      ? printed.findIndex((each, index) => index >= at && fits(line, each))
      : at < printed.length && fits(line, printed[at] ?? '')
        ? at
        : -1
    if (found < 0) return line
    at = found + 1
    skips = false
  }
  return skips || at === printed.length ? undefined : `(the end, not: ${printed[at]})`
}

function fits(shown: string, printed: string): boolean {
  const [wanted, got] = [timeless(shown), timeless(printed)]
  return shown.endsWith(ANYTHING)
    ? got.startsWith(wanted.slice(0, -ANYTHING.length))
    : wanted === got
}

/** The line without parts that differ in each run: ids, times, ports, tokens, process ids, folders. */
function timeless(line: string): string {
  return line
    .replaceAll(/\b(MU|PF|RV|PY|CU|EV)-[2-9A-HJ-NP-Z]{10}\b/g, '$1-ID')
    .replaceAll(/\bop_[\w-]{43}/g, 'op_TOKEN')
    .replaceAll(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, 'TIME')
    .replaceAll(/\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, 'TIME')
    .replaceAll(/\b\d\d:\d\d:\d\d\b/g, 'CLOCK')
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT')
    .replaceAll(/(process\s+)\d+/g, '$1N')
    .trimEnd()
}
