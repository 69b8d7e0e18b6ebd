import type { Page } from '../client/client.ts'
import type { ListedContext, NamedContext } from '../contexts/listed.ts'
import { words } from '../words/words.ts'
import type { Paint } from './paint.ts'
import { table } from './table.ts'

/** The contexts, the current one with a star. */
export function contextsText({ items }: Page<ListedContext>, paint: Paint, room?: number): string {
  const { columns } = words().contexts
  return table(
    [
      { title: '' },
      { title: columns.context },
      { title: columns.office, long: 'cut', least: 16 },
      { title: columns.connection, spare: 1 },
      { title: columns.profiles, long: 'cut' },
    ],
    items.map((each) => [
      each.current ? '*' : '',
      { text: each.context, paint: each.current ? paint.strong : plain },
      each.url ?? each.home ?? '',
      connectionOf(each),
      each.profiles.join(', '),
    ]),
    paint,
    room,
  )
}

const plain = (text: string) => text

const connectionOf = ({ url, insecure }: ListedContext): string =>
  url === null
    ? words().contexts.here
    : url.startsWith('https:')
      ? 'https'
      : insecure
        ? words().contexts.plainAllowed
        : words().contexts.plain

export const usedContextText = ({ context }: NamedContext): string => words().contexts.used(context)
