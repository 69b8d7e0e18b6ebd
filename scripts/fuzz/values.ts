import type { Schema } from './document.ts'
import type { Random } from './random.ts'

/** Texts that have surprised programs: empty, long, other scripts, control characters, other types, numbers at edges. */
const ODD_TEXTS = [
  '',
  ' ',
  'x'.repeat(300),
  '오페라의 유령',
  '\u202eabc',
  'a\u0000b',
  '\ud800',
  '🎭',
  '../../etc/passwd',
  "'; DROP TABLE reservations;--",
  '-1',
  '1e309',
  'NaN',
  'null',
  '[object Object]',
  '__proto__',
  '%00',
  '\r\nX: y',
]
const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1.5,
  1e21,
  2 ** 53,
  -(2 ** 53),
  100_001,
  1_000_000_001,
  [],
  {},
  [[]],
  { a: { b: [] } },
  ...ODD_TEXTS,
]

/** Ids and other texts that exist, so that some requests do something. */
export type Known = Readonly<Record<string, readonly string[]>>

/** A value for a schema: mostly one that fits, sometimes one at its edge, sometimes anything. */
export function valueFor(schema: Schema, name: string, known: Known, random: Random): unknown {
  if (random.chance(0.06)) return random.pick(ODD_VALUES)
  if (schema.anyOf) return valueFor(random.pick(schema.anyOf), name, known, random)
  if (schema.enum) return random.pick(schema.enum)
  switch (schema.type) {
    case 'object':
      return objectFor(schema, known, random)
    case 'array':
      return listFor(schema, name, known, random)
    case 'integer':
    case 'number':
      return numberFor(schema, random)
    case 'boolean':
      return random.chance(0.5)
    default:
      return textFor(schema, name, known, random)
  }
}

/** Of more things in lists of lists a request would be too large to make. */
const MOST_THINGS = 100

/** Mostly few things. Sometimes as many as are allowed, or one more. */
function listFor(
  { items = {}, maxItems = 30 }: Schema,
  name: string,
  known: Known,
  random: Random,
) {
  const most = Math.min(maxItems, MOST_THINGS)
  const length = random.pick(random.chance(0.05) ? [most, most + 1] : [0, 1, 1, 2, 2, 3])
  return Array.from({ length }, () => valueFor(items, name, known, random))
}

/** The fields that one choice of the schema needs, and those that its other choices need. */
function choose({ oneOf = [] }: Schema, random: Random) {
  const lists = oneOf.map(({ required = [] }) => required)
  if (lists.length === 0 || random.chance(0.1)) return { wanted: [], unwanted: [] }
  const wanted = random.pick(lists)
  return { wanted, unwanted: lists.flat().filter((name) => !wanted.includes(name)) }
}

function objectFor(schema: Schema, known: Known, random: Random): unknown {
  const { wanted, unwanted } = choose(schema, random)
  const required = [...(schema.required ?? []), ...wanted]
  const fields = Object.entries(schema.properties ?? {}).filter(
    ([name]) => !unwanted.includes(name) && random.chance(required.includes(name) ? 0.96 : 0.5),
  )
  const object: Record<string, unknown> = Object.fromEntries(
    fields.map(([name, part]) => [name, valueFor(part, name, known, random)]),
  )
  if (random.chance(0.03))
    object[random.pick(['price', 'role', 'constructor', 'x'])] = random.pick(ODD_VALUES)
  return object
}

function numberFor({ minimum = 0, maximum = 1_000 }: Schema, random: Random): number {
  const edges = [minimum - 1, minimum, minimum + 1, maximum - 1, maximum, maximum + 1]
  return random.chance(0.3) ? random.pick(edges) : Math.max(minimum, random.pick([1, 2, 3, 5]))
}

function textFor(
  { examples = [], maxLength }: Schema,
  name: string,
  known: Known,
  random: Random,
): string {
  if (random.chance(0.1)) return random.pick(ODD_TEXTS)
  if (maxLength !== undefined && random.chance(0.05))
    return 'y'.repeat(maxLength + random.pick([0, 1]))
  const there = known[name] ?? []
  if (there.length > 0 && random.chance(0.8)) return random.pick(there)
  return examples.length > 0 ? String(random.pick(examples)) : random.pick(['a', 'Kim', '1'])
}

export const oddText = (random: Random): string => random.pick(ODD_TEXTS)
