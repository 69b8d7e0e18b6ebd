import { ANSWERS } from './answers.ts'

export const FIELDS_FILE = 'packages/cli/src/output/fields.ts'

const HEAD = `// Made from the code by npm run docs: scripts/docs/shapes.

/**
 * The fields of what a command prints with --json, or of each item of its list, from the schemas of the contract. It is a
 * table because zod takes longer to load than a command takes. In a list, \`amount.amount\` is a value within \`amount\`. \`…\`
 * stands for fields that differ from item to item. \`--csv\` has a line of its own where the rows are within the data.
 */
// biome-ignore format: one line a command
export const FIELDS: Readonly<Record<string, string>> = {
`

/** The module of the CLI that knows the fields of every command. */
export function fieldsModule(): string {
  const lines = Object.entries(ANSWERS).flatMap(([name, { fields = [], columns = [] }]) => [
    ...line(name, fields),
    ...line(`${name} --csv`, columns),
  ])
  return `${HEAD}${lines.join('\n')}\n}\n`
}

function line(name: string, fields: readonly string[]): string[] {
  if (fields.length === 0) return []
  const key = /^\w+$/.test(name) ? name : `'${name}'`
  return [`  ${key}: '${fields.join(' ')}',`]
}
