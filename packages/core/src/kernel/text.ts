// C0 and C1 controls, DEL, line and paragraph separators, zero-width and bidi marks, and the byte order mark. They
// move the cursor, hide text, or change the order in which a line is read (CVE-2021-42574).
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this pattern has to match control characters
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]/g

/** Whether the text has no character that {@link printable} would replace, and no half of a surrogate pair. */
export function isPrintable(text: string): boolean {
  return text.search(UNSAFE) === -1 && text.isWellFormed()
}

/**
 * Replaces each control character and bidi mark by `·`, so that a terminal shows an escape sequence and does not obey
 * it. Every text of a user that goes to a terminal or a log passes through here.
 */
export function printable(text: string): string {
  return text.replace(UNSAFE, '·')
}
