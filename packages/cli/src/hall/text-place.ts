import { isScalar } from 'yaml'
import type { Branch, Tree } from '../season/tree.ts'

/** Both from 1, as in editors. */
export type FilePlace = { readonly line: number; readonly column: number }

/**
 * Where a place in the text of a branch is in the file. The lines of `rows: |` are lines of the file, with an indentation before
 * them. A text whose lines are joined or escaped has its beginning for all of its places.
 *
 * @param file its whole text; @param at the place in the text of the branch
 */
export function placeInFile(
  { lineAndColumn }: Tree,
  { node, offset }: Branch,
  file: string,
  at: FilePlace,
): FilePlace {
  const begin = lineAndColumn(offset)
  const start = { line: begin.line, column: begin.col }
  if (!isScalar(node) || typeof node.source !== 'string') return start
  const inText = (node.source.split('\n')[at.line - 1] ?? '').trimEnd()
  if (node.type === 'BLOCK_LITERAL') {
    const line = begin.line + at.line
    const inFile = (file.split('\n')[line - 1] ?? '').trimEnd()
    return { line, column: inFile.length - inText.length + at.column }
  }
  const quote = node.type === 'PLAIN' ? 0 : 1
  const isPlain = at.line === 1 && file.startsWith(inText, offset + quote)
  return isPlain ? { line: begin.line, column: begin.col + quote + at.column - 1 } : start
}

/** Whether a text stands in several lines that YAML joins to one. Then `rows` has one row only. */
export function isJoined({ node }: Branch, file: string): boolean {
  if (!isScalar(node) || node.type === 'BLOCK_LITERAL' || !node.range) return false
  return file.slice(node.range[0], node.range[1]).trimEnd().includes('\n')
}
