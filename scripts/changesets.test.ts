import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../', import.meta.url)
const textOf = (path: string) => readFileSync(new URL(path, root), 'utf8')
const changesets = readdirSync(new URL('.changeset/', root)).filter((name) => name.endsWith('.md'))

test.each(changesets)('the changeset %s names packages that there are', (name) => {
  const packages = readdirSync(new URL('packages/', root)).map(
    (folder) => JSON.parse(textOf(`packages/${folder}/package.json`)).name,
  )
  const [, head = ''] = /^---\n(.*?)^---\n/ms.exec(textOf(`.changeset/${name}`)) ?? []
  const lines = head.trim().split('\n')
  const form = new RegExp(`^(['"])(?:${packages.join('|')})\\1: (?:patch|minor|major)$`)
  expect(lines.filter((line) => !form.test(line))).toEqual([])
})
