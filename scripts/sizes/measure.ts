import ts from 'typescript'

/** A function, and how many lines it has from its first word to its last bracket. */
export type Sized = { readonly name: string; readonly lines: number }

/**
 * The functions in a TypeScript text, also those inside of other functions. Functions that contain tests are left out:
 * a `describe` is a list.
 */
export function functionsIn(file: string, text: string): Sized[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line
  const found: Sized[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body && !holdsTests(node))
      found.push({
        name: nameOf(node),
        lines: lineOf(node.end) - lineOf(node.getStart()) + 1,
      })
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** The name of the function, or of the variable or field that it is assigned to. */
function nameOf(node: ts.SignatureDeclaration): string {
  const { name, parent } = node
  if (name) return name.getText()
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent))
    return parent.name.getText()
  return 'a function without a name'
}

/** Matches the functions that declare tests. */
const LISTS_OF_TESTS = /^(describe|test|it)\b/

/** Whether the function is an argument of `describe`, `test` or similar, or calls one of them itself. */
function holdsTests(node: ts.SignatureDeclaration): boolean {
  const { parent } = node
  if (ts.isCallExpression(parent) && LISTS_OF_TESTS.test(parent.expression.getText())) return true
  const calls = (child: ts.Node): boolean =>
    (ts.isCallExpression(child) && LISTS_OF_TESTS.test(child.expression.getText())) ||
    (ts.forEachChild(child, calls) ?? false)
  return calls(node)
}

/** How many lines a text has. */
export const linesOf = (text: string): number => text.split('\n').length - 1
