/** The documents that show captures of the terminal interface, by their paths from the root. */
export const SHOWING = ['README.md', 'README.ko.md', 'docs/tui.md', 'docs/ko/tui.md'] as const

const SCREEN = /^(<!-- screen: (\S+) -->\n```\n).*?^(```)$/gms

/**
 * The page with each marked screen as its capture has it.
 *
 * @param captureOf the text of `docs/tui/NAME.txt`
 * @returns also the names of the screens that the page shows
 */
export function withScreens(
  page: string,
  captureOf: (name: string) => string,
): { readonly page: string; readonly shown: readonly string[] } {
  const shown: string[] = []
  const renewed = page.replaceAll(SCREEN, (_, begin: string, name: string, end: string) => {
    shown.push(name)
    return `${begin}${captureOf(name).trimEnd()}\n${end}`
  })
  return { page: renewed, shown }
}
