import { isSchema, type JsonSchema, type Schemas } from './schemas.ts'

/**
 * An example of a value, made from the examples of its fields. Undefined if a field that must be there has none.
 * An object has the fields that must be there, and no others.
 */
export function exampleOf(schema: JsonSchema, components: Schemas['components']): unknown {
  const { $ref, examples, properties = {}, required = [], type, items } = schema
  if ($ref !== undefined)
    return exampleOf(components[$ref.split('/').at(-1) ?? ''] ?? {}, components)
  if (examples?.length) return examples[0]
  if (schema.default !== undefined) return schema.default
  if (schema.enum?.length) return schema.enum[0]
  if (type === 'array' && isSchema(items)) return listOf(exampleOf(items, components))
  if (type !== 'object') return undefined
  const fields = required.map((name) => [name, fieldOf(properties[name], components)] as const)
  return fields.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(fields)
}

const fieldOf = (field: unknown, components: Schemas['components']) =>
  isSchema(field) ? exampleOf(field, components) : undefined
const listOf = (item: unknown) => (item === undefined ? undefined : [item])
