import { z } from 'zod'

/** The part of JSON Schema that zod produces for our schemas. */
const node = z.object({
  $ref: z.string().optional(),
  description: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.string()).optional(),
  const: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  additionalProperties: z.unknown().optional(),
  default: z.unknown().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
})
type Node = z.infer<typeof node>

/**
 * A JSON Schema in a short form: `{ id: string, seats: integer }`, with a line for each field and remarks beside it.
 */
export function shapeText(schema: unknown, indent = ''): string {
  const { $ref, type, enum: words, const: constant, anyOf, items, ...rest } = node.parse(schema)
  if ($ref !== undefined) return $ref
  if (words) return words.map(quoted).join(' | ')
  if (constant !== undefined) return JSON.stringify(constant)
  if (anyOf) return anyOf.map((each) => shapeText(each, indent)).join(' | ')
  if (type === 'array') return listText(shapeText(items, indent))
  if (type === 'object') return objectText(rest, indent)
  return [type].flat().join(' | ') || 'any'
}

/** The type of a list. A union needs parentheses: `(a | b)[]`. One object needs none, also with a union inside. */
const listText = (item: string) =>
  item.includes(' | ') && !isOneObject(item) ? `(${item})[]` : `${item}[]`

/** Whether the first brace is closed by the last one. */
function isOneObject(text: string): boolean {
  if (!text.startsWith('{')) return false
  let depth = 0
  return [...text].every((letter, i) => {
    if (letter === '{') depth += 1
    if (letter === '}') depth -= 1
    return depth > 0 || i === text.length - 1
  })
}

const quoted = (word: string) => JSON.stringify(word)

function objectText(
  { properties = {}, required = [], additionalProperties }: Omit<Node, 'type'>,
  indent: string,
): string {
  const within = `${indent}  `
  const fields = Object.entries(properties).map(([name, schema]) => {
    const mark = required.includes(name) ? '' : '?'
    return withComment(`${within}${name}${mark}: ${shapeText(schema, within)}`, remarks(schema))
  })
  // For a strict object this is false. For an object with any names it is the schema of the values.
  if (additionalProperties && Object.keys(properties).length === 0)
    return `{ [name]: ${shapeText(additionalProperties, indent)} }`
  const more = additionalProperties ? [`${within}…`] : []
  const lines = [...fields, ...more]
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`
}

/** Puts the comment beside the first line of the field. */
function withComment(field: string, comment: string): string {
  if (comment === '') return field
  const [first = '', ...others] = field.split('\n')
  return [`${first}  // ${comment}`, ...others].join('\n')
}

/** The remarks about a field: its description, limits and default. */
function remarks(schema: unknown): string {
  const { description, default: usual, ...limits } = node.parse(schema)
  return [
    ...(description === undefined ? [] : [description]),
    ...limitsOf(limits),
    ...(usual === undefined ? [] : [`if left out: ${JSON.stringify(usual)}`]),
  ].join('; ')
}

function limitsOf({ format, pattern, ...limits }: Node): string[] {
  const characters = range(limits.minLength, limits.maxLength)
  const items = range(limits.minItems, limits.maxItems)
  const value = range(limits.minimum, limits.maximum)
  return [
    ...(value === undefined ? [] : [value]),
    ...(characters === undefined ? [] : [`${characters} characters`]),
    ...(items === undefined ? [] : [`${items} items`]),
    // If there is a format, its pattern adds nothing and is long.
    ...(format !== undefined ? [format] : pattern !== undefined ? [pattern] : []),
  ]
}

/** The range of a number; undefined if it has only the limits of JavaScript's integers. */
function range(from = Number.MIN_SAFE_INTEGER, to = Number.MAX_SAFE_INTEGER): string | undefined {
  const [hasFrom, hasTo] = [from > Number.MIN_SAFE_INTEGER, to < Number.MAX_SAFE_INTEGER]
  if (hasFrom && hasTo) return `${from} to ${to}`
  if (hasFrom) return `at least ${from}`
  return hasTo ? `at most ${to}` : undefined
}
