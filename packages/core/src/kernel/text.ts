// C0 and C1 controls, DEL, line and paragraph separators, zero-width and bidi marks, and the byte order mark:
// what moves a cursor, hides text, or makes a line read in another order than it is stored (CVE-2021-42574).
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what this looks for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]/g

/** Whether the text has none of the characters that {@link printable} would replace, and no half of a pair. */
export function isPrintable(text: string): boolean {
  return text.search(UNSAFE) === -1 && text.isWellFormed()
}

/**
 * The one sanitizer for every string of a user that reaches a terminal or a log:
 * each control character and bidi mark becomes `·`, so an escape sequence is shown and never obeyed.
 */
export function printable(text: string): string {
  return text.replace(UNSAFE, '·')
}
