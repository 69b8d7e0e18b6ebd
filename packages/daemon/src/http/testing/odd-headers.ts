import fc from 'fast-check'
import { type Known, mostly } from './odd-values.ts'

/** The header once, twice or not at all, with its name in any case. */
const line = (name: string, values: fc.Arbitrary<string | undefined>) =>
  fc
    .tuple(mostly(6, name, name.toUpperCase(), name.toLowerCase()), values, mostly(25, 1, 2))
    .map(([written, value, times]) =>
      value === undefined ? [] : Array.from({ length: times }, () => [written, value] as const),
    )

/** Headers, each of which is right, wrong, missing or there twice. */
export function headers({ tokens: { minji, junho, admin } }: Known) {
  const authorization = line(
    'Authorization',
    mostly<string | undefined>(
      15,
      `Bearer ${minji}`,
      `Bearer ${junho}`,
      `bearer ${minji}`,
      `BEARER  ${minji}`,
      `Bearer ${admin}`,
      'Bearer op_nobody',
      'Bearer',
      'Basic eDp5',
      '',
      undefined,
    ),
  )
  const contentType = line(
    'Content-Type',
    mostly<string | undefined>(
      15,
      'application/json',
      'Application/JSON; charset=utf-8',
      'application/json;charset=utf-16',
      'application/jsonp',
      'text/plain',
      '',
      undefined,
    ),
  )
  const key = line(
    'Idempotency-Key',
    fc.oneof(
      { weight: 3, arbitrary: fc.constant(undefined) },
      { weight: 6, arbitrary: fc.integer({ min: 1, max: 300 }).map((n) => `key-${n}`) },
      fc.constantFrom('', 'a b', 'x'.repeat(128), 'x'.repeat(129), 'k\u00e9y', '"key"'),
    ),
  )
  const others = fc.oneof(
    { weight: 20, arbitrary: fc.constant([]) },
    fc.constantFrom<readonly (readonly [string, string])[]>(
      [['Origin', 'https://evil.example.com']],
      [['Origin', '']],
      [['Expect', '100-continue']],
      [['Expect', 'miracles']],
      [['Connection', 'close']],
      [['Connection', 'keep-alive']],
      [['Accept', 'text/html']],
      [['X-Forwarded-Host', 'evil.example.com']],
      [['Cookie', 'a=b']],
      [['__proto__', 'x']],
      [['X-Http-Method-Override', 'DELETE']],
    ),
  )
  return fc.tuple(authorization, contentType, key, others).map((all) => all.flat())
}
