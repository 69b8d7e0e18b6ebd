/** The parts of the OpenAPI text from which requests are made. */
export type Operation = {
  readonly method: string
  readonly path: string
  readonly parameters: readonly {
    readonly name: string
    readonly in: string
    readonly schema: Schema
  }[]
  readonly body: Schema | undefined
}

export type Schema = {
  readonly $ref?: string
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  /** of an object: exactly one of these lists of fields has to be there */
  readonly oneOf?: readonly { readonly required?: readonly string[] }[]
  readonly enum?: readonly unknown[]
  readonly examples?: readonly unknown[]
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly maxItems?: number
}

type Document = {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<Record<string, { parameters?: Operation['parameters']; requestBody?: Body }>>
    >
  >
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}
type Body = { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }

/** The operations of an OpenAPI text, except streams, which never end. References are resolved. */
export function operationsOf(text: string): Operation[] {
  // Our own text, which a linter has checked.
  const { paths, components } = JSON.parse(text) as Document
  const resolve = (schema: Schema): Schema => {
    const { $ref } = schema
    if ($ref !== undefined) return resolve(components.schemas[$ref.split('/').at(-1) ?? ''] ?? {})
    return {
      ...schema,
      ...(schema.items ? { items: resolve(schema.items) } : {}),
      ...(schema.anyOf ? { anyOf: schema.anyOf.map(resolve) } : {}),
      ...(schema.properties
        ? {
            properties: Object.fromEntries(
              Object.entries(schema.properties).map(([name, part]) => [name, resolve(part)]),
            ),
          }
        : {}),
    }
  }
  return Object.entries(paths)
    .filter(([path]) => !path.endsWith('/stream'))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { parameters = [], requestBody }]) => {
        const schema = requestBody?.content['application/json']?.schema
        return { method: method.toUpperCase(), path, parameters, body: schema && resolve(schema) }
      }),
    )
}
