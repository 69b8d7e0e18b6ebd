import { walk } from '../../packages/cli/src/program/walk.ts'
import type { Program } from './commands.ts'

/** Where a command begins on a line: at its start, after a prompt, after another command, or after variables for it. */
const BEGINS =
  /(?:^|(?:[$;|(]|&&|\bdo|\buntil|\benv|-u \w+|\b[A-Z_]+=\S*) )(outerpark(?: [^\n]*)?)$/m

/** The command lines of `outerpark` in the code blocks of a page, in order, without pictures and lines that leave something out. */
export function commandLines(page: string): string[] {
  const blocks = [...page.matchAll(/^```\w*\n(.*?)^```$/gms)].map(([, text = '']) => text)
  const found = blocks
    .flatMap((block) => block.replaceAll('$(', '$( ').split('\n'))
    .flatMap(linesIn)
  return found.filter((line) => !/[…·]/.test(line))
}

/** A line of a shell may have several commands. */
function linesIn(line: string): string[] {
  const [, found] = BEGINS.exec(line) ?? []
  if (found === undefined) return []
  const words = wordsOf(found)
  return [words.join(' '), ...linesIn(found.slice('outerpark'.length))]
}

/** A word of a command, with what is quoted in it. */
const WORD = / ?(?!\d?[<>])((?:"[^"]*"|'[^']*'|\$\( [^)]*\)|[^\s"'|;&<>()#])+)/y

/** The words up to the end of the command: a comment, a pipe, a redirection, or two blanks, which begin a column of text. */
function wordsOf(text: string): string[] {
  const words: string[] = []
  const word = new RegExp(WORD)
  for (let found = word.exec(text); found; found = word.exec(text)) words.push(found[1] ?? '')
  return words
}

/** What the program does not know of such a line; undefined if it knows all of it. */
export function unknownIn(program: Program, line: string): string | undefined {
  const words = wordsOf(line).slice(1)
  const { command, named, given, option } = walk(program, words)
  const flag = words
    .filter((word) => /^--?[a-z]/i.test(word) && !['-h', '--help'].includes(word))
    .find((word) => !isOption(command, word.replace(/=.*/, '')))
  if (flag !== undefined) return flag
  const takes = named === program ? [] : command.registeredArguments
  const most = takes.at(-1)?.variadic ? Number.POSITIVE_INFINITY : takes.length
  return given[most] ?? (option?.required ? option.flags : undefined)
}

/** Whether a command has this option, or a group that it belongs to. */
const isOption = (command: Program, flag: string): boolean =>
  command.options.some(({ long, short }) => long === flag || short === flag) ||
  (command.parent !== null && isOption(command.parent, flag))
