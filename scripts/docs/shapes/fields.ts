import { z } from 'zod'

/** The part of JSON Schema that zod produces for our schemas. */
type Node = {
  readonly properties?: Readonly<Record<string, Node>>
  readonly additionalProperties?: unknown
  readonly anyOf?: readonly Node[]
  readonly items?: Node
}

/** Stands for fields that the schema does not name. */
const MORE = '…'

const nodeOf = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { unrepresentable: 'any', io: 'output' }) as Node // zod made it

/** An object; of a union the only one: `null` beside it has no fields. */
function objectIn(node: Node): Node | undefined {
  if (node.properties) return node
  const objects = node.anyOf?.filter(({ properties }) => properties) ?? []
  return objects.length === 1 ? objects[0] : undefined
}

/** The names of the fields of an object. */
export function topFieldsOf(schema: z.ZodType): string[] {
  const node = objectIn(nodeOf(schema))
  return [...Object.keys(node?.properties ?? {}), ...moreOf(node)]
}

/** Objects with lists in them, which columns cannot show: they are one value. */
const WHOLE: ReadonlySet<string> = new Set(['refund', 'left'])

/** The same down to values: `amount.amount` and not `amount`, and for a list of objects `grades.grade`. */
export function leavesOf(schema: z.ZodType): string[] {
  const below = (node: Node, path: string): string[] =>
    Object.entries(node.properties ?? {}).flatMap(([name, each]) => {
      const object = objectIn(each) ?? (each.items && objectIn(each.items))
      return object && !WHOLE.has(name) ? below(object, `${path}${name}.`) : [`${path}${name}`]
    })
  const node = objectIn(nodeOf(schema))
  return node ? [...below(node, ''), ...moreOf(node)] : []
}

/** For a strict or a plain object this is false. */
const moreOf = (node: Node | undefined) =>
  typeof node?.additionalProperties === 'object' ? [MORE] : []
