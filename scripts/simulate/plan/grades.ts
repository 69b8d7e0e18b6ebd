/** The grades of the performances in a story. The first one is on sale at each performance, the others at some. */
export const GRADES = ['VIP', 'R', 'S'] as const
export type GradeName = (typeof GRADES)[number]
