/** The parts of a page that are made from the code, by their names. */
export type Parts = Readonly<Record<string, string>>

const PART = /^(<!-- made from the code: (\S+) -->\n).*?^(<!-- end -->)/gms

/**
 * The page with its parts updated. The text outside of the marks does not change.
 *
 * @throws if the marks of the page differ from the parts, or if a mark has no end
 */
export function renewed(page: string, parts: Parts): string {
  const found = [...page.matchAll(/^<!-- made from the code: (\S+) -->/gm)].map(([, name]) => name)
  const wanted = Object.keys(parts)
  if (found.toSorted().join() !== wanted.toSorted().join())
    throw new Error(`The page has marks for: ${found.join(', ')}. It needs: ${wanted.join(', ')}.`)
  let made = 0
  const whole = page.replaceAll(PART, (_, begin: string, name: string, end: string) => {
    made += 1
    return `${begin}\n${parts[name]}\n\n${end}`
  })
  if (made !== wanted.length) throw new Error('A part of the page has no <!-- end -->.')
  return whole
}
