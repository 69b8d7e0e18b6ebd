import { codeBlock } from '../markdown.ts'
import { answerShapes, type NamedShape, requestShapes } from './named.ts'

/** Sections with one heading for each shape: those of answers, and those of requests. */
export const answersSection = (): string => answerShapes().map(section).join('\n\n')
export const requestsSection = (): string => requestShapes().map(section).join('\n\n')

const section = ({ name, about, text }: NamedShape) =>
  [`### ${name}`, ...(about === undefined ? [] : [about]), codeBlock(text)].join('\n\n')
