import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import openapiTypeScript, { astToString } from 'openapi-typescript'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApiText } from '../../packages/daemon/src/http/openapi/document.ts'
import { openTestOffice, type TestOffice } from '../../packages/daemon/src/testing/office.ts'
import { routeList } from '../../packages/daemon/src/testing/route-list.ts'
import { root } from '../workspace.mjs'

const PROGRAM = join(root, 'scripts/openapi/client/book-and-cancel.ts')
/** Inside of the checkout, so that imports of packages are found. */
const folder = join(root, 'node_modules', `.openapi-client-${process.pid}`)

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice({ pipeline: false })
  await office.register()
  mkdirSync(folder)
  copyFileSync(PROGRAM, join(folder, 'book-and-cancel.ts'))
  const types = await openapiTypeScript(openApiText(routeList(), '1.2.3'))
  writeFileSync(join(folder, 'schema.d.ts'), astToString(types))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await office?.close()
})

/** The errors of the compiler for both programs, which stand beside the generated types. */
function compile(): { readonly right: string; readonly wrong: string } {
  const names = ['book-and-cancel.ts', 'wrong.ts']
  const program = ts.createProgram(
    names.map((name) => join(folder, name)),
    {
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      skipLibCheck: true,
      allowImportingTsExtensions: true,
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2024,
      lib: ['lib.es2024.d.ts', 'lib.dom.d.ts'],
      types: [],
    },
  )
  const all = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => ({
    isWrong: file?.fileName.endsWith('wrong.ts'),
    text: ts.flattenDiagnosticMessageText(messageText, ' '),
  }))
  const textOf = (isWrong: boolean) =>
    all.flatMap((each) => (each.isWrong === isWrong ? [each.text] : [])).join('\n')
  return { right: textOf(false), wrong: textOf(true) }
}

describe('W18: a client whose types are made from the OpenAPI text', () => {
  test('compiles, but not with a field or an error code that does not exist', () => {
    const text = readFileSync(PROGRAM, 'utf8')
    const wrong = text
      .replace('seats: 2', 'seat: 2')
      .replace("'seats-unavailable'", "'sold-out'")
      .replace('SignUp[202]', 'SignUp[203]')
    writeFileSync(join(folder, 'wrong.ts'), wrong)
    const errors = compile()
    expect(errors.right).toBe('')
    expect(errors.wrong).toMatch(/'203'[\s\S]*'seat'[\s\S]*"sold-out"/)
  }, 60_000)

  test('books and cancels', async () => {
    const program: { bookAndCancel: (url: string) => Promise<unknown> } = await import(PROGRAM)
    expect(await program.bookAndCancel(office.url)).toMatchObject({ status: 'cancelled', seats: 2 })
  })
})
