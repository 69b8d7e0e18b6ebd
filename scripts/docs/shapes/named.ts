import * as contract from '@outerpark/core/contract'
import { z } from 'zod'
import * as cliShapes from './cli-shapes.ts'
import * as daemonInstallShape from './daemon-install-shape.ts'
import * as daemonShapes from './daemon-shapes.ts'
import * as demoShapes from './demo-shapes.ts'
import * as hallShapes from './hall-shapes.ts'
import * as loadShapes from './load-shapes.ts'
import { shapeText } from './render.ts'
import * as settingsShapes from './settings-shapes.ts'

/** The shapes that have a name. Each is once in docs/json.md, and everything else refers to it. */
const outputs = z.registry<{ id: string }>()
const inputs = z.registry<{ id: string }>()

/** The fields that readers look up: an amount in an answer, and a price in a request. */
const MONEY: ReadonlySet<string> = new Set(['moneyField', 'priceField'])

/** Whether the export is only a part of shapes. Names with `Field` are, except for {@link MONEY}. */
const isPart = (name: string) => name.endsWith('Field') && !MONEY.has(name)

const taken = new Set<string>()
for (const [exported, value] of Object.entries({
  ...contract,
  ...cliShapes,
  ...daemonShapes,
  ...demoShapes,
  ...hallShapes,
  ...loadShapes,
  ...daemonInstallShape,
  ...settingsShapes,
})) {
  if (!(value instanceof z.ZodType) || isPart(exported)) continue
  const id = nameOf(exported)
  const isAsked = exported.endsWith('Request') || exported === 'priceField'
  // A price in a request looks like an amount in an answer. Only the latter is described.
  if (taken.has(id) && id !== 'Money') throw new Error(`Two shapes are called ${id}.`)
  taken.add(id)
  const registry = isAsked ? inputs : outputs
  registry.add(value, { id })
}

/** The name of a shape: `reservationResponse` becomes Reservation. A request keeps its whole name. */
function nameOf(exported: string): string {
  const name = MONEY.has(exported) ? 'money' : exported.replace(/Response$/, '')
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

export type NamedShape = {
  readonly name: string
  readonly text: string
  readonly about: string | undefined
}

const uri = (id: string) => id

function shapesOf(registry: typeof outputs, io: 'input' | 'output'): NamedShape[] {
  const { schemas } = z.toJSONSchema(registry, { io, uri, unrepresentable: 'any' })
  return Object.entries(schemas)
    .map(([name, schema]) => ({ name, text: shapeText(schema), about: schema.description }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** Every named shape of answers, in alphabetical order. */
export const answerShapes = (): NamedShape[] => shapesOf(outputs, 'output')

/** Every named shape of requests. */
export const requestShapes = (): NamedShape[] =>
  shapesOf(inputs, 'input').filter(({ name }) => name !== 'Money')

/** The name of a schema's shape; undefined if it has none. */
export const shapeName = (schema: z.ZodType): string | undefined =>
  outputs.get(schema)?.id ?? inputs.get(schema)?.id
