import { z } from 'zod'
import { FileNotTrusted, readTrusted, writeWhole } from '../../process/private-files.ts'

const schema = z.object({ office: z.string(), openings: z.int(), position: z.int() })

/**
 * What a home knows of its database outside of the database. A database that is older than its marker was put back,
 * or has lost commits.
 */
export type Marker = z.infer<typeof schema>

/** The marker in the file; undefined if there is none, or none that can be read. */
export function readMarker(file: string): Marker | undefined {
  try {
    return schema.parse(JSON.parse(readTrusted(file)))
  } catch (error) {
    if (error instanceof FileNotTrusted) throw error
    return undefined
  }
}

/** Writes the marker in one step. */
export function writeMarker(file: string, marker: Marker): void {
  writeWhole(file, `${JSON.stringify(marker)}\n`)
}
