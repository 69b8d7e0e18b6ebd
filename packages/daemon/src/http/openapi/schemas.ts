import * as contract from '@outerpark/core/contract'
import { z } from 'zod'
import type { Route } from '../route.ts'

export type JsonSchema = z.core.JSONSchema.BaseSchema

/** The JSON Schemas of an OpenAPI text. A part with a name is a reference to a component. */
export type Schemas = {
  /** what a schema of the routes takes */
  readonly taken: (schema: z.ZodType) => JsonSchema
  /** what a schema of the routes gives */
  readonly given: (schema: z.ZodType) => JsonSchema
  /** the schemas to which the references point */
  readonly components: Readonly<Record<string, JsonSchema>>
}

/**
 * The schemas of the contract and of the routes.
 * @param others more schemas that are given
 */
export function schemasOf(routes: readonly Route[], others: readonly z.ZodType[]): Schemas {
  const inputs = named('input', (name) => name.endsWith('Request') || name === 'priceField')
  const outputs = named('output', (name) => name === 'moneyField' || !/(Request|Field)$/.test(name))
  for (const { body, query, answer, accepted } of routes) {
    if (body) inputs.add(body)
    for (const parameter of Object.values(query?.shape ?? {})) inputs.add(parameter as z.ZodType) // of an object of schemas
    if (typeof answer !== 'string') outputs.add(answer, pageName(answer, outputs.nameOf))
    if (accepted) outputs.add(accepted)
  }
  for (const other of others) outputs.add(other)
  const [taken, given] = [inputs.made(), outputs.made()]
  return {
    taken: taken.of,
    given: given.of,
    components: { ...taken.components, ...given.components },
  }
}

const PREFIX = '#/components/schemas/'
/** Begins the id of a schema without a name, which is written where it is used. */
const UNNAMED = '_'

/** Collects schemas, and makes JSON Schemas of all of them at once. */
function named(io: 'input' | 'output', isOurs: (exported: string) => boolean) {
  const registry = z.registry<{ id: string }>()
  let count = 0
  for (const [exported, schema] of Object.entries(contract))
    if (schema instanceof z.ZodType && isOurs(exported))
      registry.add(schema, { id: nameOf(exported) })
  const idOf = (schema: z.ZodType) => registry.get(schema)?.id ?? ''
  return {
    add(schema: z.ZodType, name = `${UNNAMED}${++count}`): void {
      if (!registry.has(schema)) registry.add(schema, { id: name })
    },
    nameOf: (schema: z.ZodType) => registry.get(schema)?.id,
    made() {
      const tidy = io === 'input' ? withoutDefaults : plain
      const uri = (id: string) => `${PREFIX}${id}`
      const { schemas } = z.toJSONSchema(registry, { uri, io, unrepresentable: 'any' })
      const all = Object.entries(schemas).map(([name, schema]) => [name, tidy(schema)] as const)
      const byName = Object.fromEntries(all)
      return {
        of: (schema: z.ZodType): JsonSchema => {
          const id = idOf(schema)
          return id.startsWith(UNNAMED) ? (byName[id] ?? {}) : { $ref: uri(id) }
        },
        components: Object.fromEntries(all.filter(([name]) => !name.startsWith(UNNAMED))),
      }
    },
  }
}

/** The name of a schema: `reservationResponse` becomes Reservation. A request keeps its whole name. */
function nameOf(exported: string): string {
  const name = exported.replace(/(Response|Field)$/, '')
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

/** The name of a page, if the schema is one and its items have a name. */
function pageName(
  answer: z.ZodType,
  nameOfItem: (schema: z.ZodType) => string | undefined,
): string | undefined {
  if (!(answer instanceof z.ZodObject) || !(answer.shape.items instanceof z.ZodArray))
    return undefined
  // The item of an array is a schema. zod's type only says that it is the core of one.
  const item = nameOfItem(answer.shape.items.element as z.ZodType)
  return item && `${item}Page`
}

/** The schema as OpenAPI 3.1 has it. `example` of our fields is `examples` in JSON Schema. */
function plain(schema: JsonSchema): JsonSchema {
  return changed(schema, ({ $schema: _, $id: __, example, ...rest }) =>
    example === undefined ? rest : { ...rest, examples: [example] },
  )
}

/**
 * A schema that is taken, with its defaults in words. Generators such as openapi-typescript make every field with a
 * `default` one that must be there.
 */
function withoutDefaults(schema: JsonSchema): JsonSchema {
  return changed(plain(schema), ({ default: usual, ...rest }) => {
    if (usual === undefined) return rest
    const words = [rest.description, `if left out: ${JSON.stringify(usual)}`]
    return { ...rest, description: words.filter(Boolean).join('; ') }
  })
}

export const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The schema after the change, which is made to each schema in it. */
function changed(schema: JsonSchema, change: (one: JsonSchema) => JsonSchema): JsonSchema {
  const inside = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inside)
    return isSchema(value) ? changed(value, change) : value
  }
  // The names of `properties` are those of fields, also of one that is called `example`.
  const parts = Object.entries(change(schema)).map(([name, part]) => [
    name,
    name === 'properties'
      ? Object.fromEntries(Object.entries(Object(part)).map(([field, its]) => [field, inside(its)]))
      : inside(part),
  ])
  return Object.fromEntries(parts)
}
