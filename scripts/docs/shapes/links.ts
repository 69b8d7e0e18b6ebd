import { z } from 'zod'
import { anchor, code } from '../markdown.ts'
import { shapeName } from './named.ts'
import { shapeText } from './render.ts'

/**
 * A link to where the shape stands, or the shape itself if it has no name.
 *
 * @param page where docs/json.md is, as seen from the page that links; empty from within
 */
export function shapeLink(schema: z.ZodType, page: string): string {
  const name = shapeName(schema)
  return name === undefined ? inline(schema) : `[${name}](${page}#${anchor(name)})`
}

/** The same for a list: `{ items, next }` of such items. */
export const shapeLinkOfPage = (item: z.ZodType, page: string): string =>
  `[Page](${page}#page) of ${shapeLink(item, page)}`

/** A small shape in the line, or the words for it. */
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
