/** The plans that come with this program, in the folder `halls`. */
export const EXAMPLES = ['studio-400', 'playhouse-1031', 'grand-1700'] as const
export type ExampleName = (typeof EXAMPLES)[number]
