import { printable, printableData } from '@outerpark/core/kernel'
import { jsonLine, jsonPage } from './json.ts'

// Everything that this program writes to a terminal, a file or a pipe goes out through this module, also what a pager shows,
// except inquirer's questions: their texts are ours, and `prompts/ask.ts` cleans what a question quotes. A test
// checks that no other module writes. A box office may be hostile, and so may the text of other customers.

type Stream = Pick<NodeJS.WriteStream, 'write'>

/** The sequences that chalk makes for the styles in paint.ts. They change the look of a text and nothing else. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: this pattern has to match them
const STYLE = /(\u001b\[(?:1|2|22|31|32|33|39)m)/

/**
 * The same data for the text of a command: no string of it, and no name of a field, has a control character, a line
 * break or a bidi mark. So no value can begin a line of its own, or style itself.
 */
export const forPeople = printableData

/** The lines of a text without any control character, except the styles of paint.ts where colours are on. */
export function harmless(text: string, colour: boolean): string {
  return text
    .split('\n')
    .map((line) => (colour && line.includes('\u001b') ? painted(line) : printable(line)))
    .join('\n')
}

/** split with a group puts what matched at the odd places. */
const painted = (line: string) =>
  line
    .split(STYLE)
    .map((part, n) => (n % 2 === 1 ? part : printable(part)))
    .join('')

/** Writes lines for people. */
export function writeText(text: string, colour = false, stream: Stream = process.stdout): void {
  stream.write(`${harmless(text, colour)}\n`)
}

/** Calls a function of a library that writes to the console. Nothing of that is shown. */
export function muted<T>(work: () => T): T {
  const { error } = console
  console.error = () => undefined
  try {
    return work()
  } finally {
    console.error = error
  }
}

/** Writes data for programs; on a terminal, over many lines. */
export function writeJson(data: unknown, { page = false } = {}): void {
  process.stdout.write(`${page ? jsonPage(data) : jsonLine(data)}\n`)
}

/** Writes a text that a program asked for, such as the tab-separated values of jq: without any control but tabs and line ends. */
export function writeLine(text: string): void {
  const safe = text.split('\n').map((line) => line.split('\t').map(printable).join('\t'))
  process.stdout.write(`${safe.join('\n')}\n`)
}

/** Writes CSV, whose cells `forPeople` has cleaned: it has no control but its line ends. */
export function writeCsv(mark: string, csv: string): void {
  const lines = csv.split('\r\n').map(printable)
  process.stdout.write(`${mark}${lines.join('\r\n')}`)
}

/** Puts a text on the clipboard of the terminal, also over SSH (OSC 52). Base64 has no control character. */
export function writeClipboard(text: string): void {
  process.stdout.write(`\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`)
}

/**
 * Whether the terminal goes on in the next line behind its last column (DECAWM). Terminals and programs do not agree on how wide
 * some emoji are; where nothing is wrapped, such a line ends at the edge, and no other line moves.
 */
export function wrapLines(wraps: boolean): void {
  process.stdout.write(wraps ? '\u001b[?7h' : '\u001b[?7l')
}

/** Moves the cursor to the beginning of its line. */
export function toFirstColumn(): void {
  process.stdout.write('\r')
}
