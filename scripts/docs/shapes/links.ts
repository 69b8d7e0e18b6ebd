import { z } from 'zod'
import { anchor, code } from '../markdown.ts'
import { shapeName } from './named.ts'
import { shapeText } from './render.ts'

/**
 * A link to the shape, or the shape itself if it has no name.
 *
 * @param page the path of docs/json.md from the page with the link; empty in docs/json.md itself
 */
export function shapeLink(schema: z.ZodType, page: string): string {
  const name = shapeName(schema)
  return name === undefined ? inline(schema) : `[${name}](${page}#${anchor(name)})`
}

/** The same for a list: `{ items, next }` of such items. */
export const shapeLinkOfPage = (item: z.ZodType, page: string): string =>
  `[Page](${page}#page) of ${shapeLink(item, page)}`

/** A small shape in one line, or its description. */
function inline(schema: z.ZodType): string {
  if (schema.description !== undefined) return schema.description
  const text = shapeText(z.toJSONSchema(schema, { unrepresentable: 'any' }))
  return code(
    text
      .replaceAll('\n}', ' }')
      .replaceAll(/\n\s+/g, ' ')
      .replaceAll(/(?<=\w) (?=\w+\??:)/g, ', '),
  )
}
