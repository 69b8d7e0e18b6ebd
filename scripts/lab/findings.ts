/** One thing that a proof had to show, and whether it holds. */
export type Finding = { readonly what: string; readonly holds: boolean; readonly detail: string }

export function finding(what: string, holds: boolean, detail: string): Finding {
  return { what, holds, detail }
}

/** The findings with the name of a part of the proof before each. */
export function inPart(part: string, findings: readonly Finding[]): Finding[] {
  return findings.map((each) => ({ ...each, what: `${part}: ${each.what}` }))
}

/** Shows that two numbers are the same. */
export function same(what: string, found: number, expected: number): Finding {
  const detail = found === expected ? `${found}` : `${found} instead of ${expected}`
  return finding(what, found === expected, detail)
}

/** Shows that the list of exceptions is empty. Otherwise names the first few. */
export function none(what: string, exceptions: readonly string[]): Finding {
  const named = exceptions.slice(0, 5).join(', ')
  const detail = exceptions.length === 0 ? 'none' : `${exceptions.length}: ${named}`
  return finding(what, exceptions.length === 0, detail)
}

/** The findings that do not hold, as lines of text. A test expects none. */
export function broken(findings: readonly Finding[]): string[] {
  return findings.filter(({ holds }) => !holds).map(({ what, detail }) => `${what}: ${detail}`)
}

/** Prints the findings and returns the exit code. */
export function report(findings: readonly Finding[]): number {
  for (const { what, holds, detail } of findings)
    console.log(`${holds ? 'ok    ' : 'BROKEN'}  ${what}: ${detail}`)
  const wrong = broken(findings).length
  console.log(wrong === 0 ? '\nAll of it holds.' : `\n${wrong} of ${findings.length} do not hold.`)
  return wrong === 0 ? 0 : 1
}
