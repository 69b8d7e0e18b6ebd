import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const schema = z.object({ office: z.string(), openings: z.int(), position: z.int() })

/**
 * What a home knows of its database outside of the database. A database that is older than its marker was put back,
 * or has lost commits.
 */
export type Marker = z.infer<typeof schema>

/** The marker in the file; undefined if there is none, or none that can be read. */
export function readMarker(file: string): Marker | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}

/** Writes the marker. The rename puts the whole file in place. */
export function writeMarker(file: string, marker: Marker): void {
  const draft = `${file}.new`
  writeFileSync(draft, `${JSON.stringify(marker)}\n`, { mode: 0o600 })
  renameSync(draft, file)
}
