import type { z } from 'zod'

/**
 * The schema of a shape that the CLI itself makes. It compiles only if its type is the same as in the CLI.
 *
 * @example shapeOf<Stopped>()(z.object({ stopped: z.boolean(), pid: z.int().nullable() }))
 */
export const shapeOf =
  <Printed>() =>
  <Schema extends z.ZodType>(schema: Schema & Fits<z.output<Schema>, Printed>): Schema =>
    schema

/** True if each type is assignable to the other, and both have the same fields. */
type Fits<A, B> = [DeepReadonly<A>, DeepReadonly<B>] extends [DeepReadonly<B>, DeepReadonly<A>]
  ? [keyof A, keyof B] extends [keyof B, keyof A]
    ? unknown
    : 'a field is missing or too much'
  : 'this is not the type that the CLI prints'
/** zod lets an optional field be `undefined` too, which JSON does not know. */
type DeepReadonly<T> = T extends object
  ? { readonly [K in keyof T]: DeepReadonly<Exclude<T[K], undefined>> }
  : T
