// CSV (RFC 4180), as spreadsheets read it without harm.

/** A row: cells with commas between them, and CRLF. */
export const csvRow = (cells: readonly string[]): string => `${cells.join(',')}\r\n`

/** A text as a cell. */
export const csvText = (text: string): string => quoted(safe(text))

/**
 * A spreadsheet would run a text that begins like a formula, and a customer chooses their own name. An apostrophe before it
 * makes it a text for Excel, LibreOffice and Google Sheets (OWASP: CSV injection). Some take full-width signs for the same.
 */
const safe = (text: string) => (/^\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text)

const quoted = (text: string) =>
  /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
