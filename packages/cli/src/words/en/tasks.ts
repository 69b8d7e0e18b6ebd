/** Tasks of the pipeline. */
export const tasks = {
  which: 'Which task?',
  task: 'task',
  kind: 'kind',
  state: 'state',
  queued: 'queued',
  tries: 'tries',
  next: 'next try',
  never: 'none: it was given up',
  lastError: 'last error',
  /** by the name of the error; its own text is English, and says it all */
  errors: {} as Readonly<Record<string, string>>,
  quoted: (sentence: string, text: string) => `${sentence} (${text})`,
  reservation: 'reservation',
  whatNow: (id: string) =>
    `To try it again: outerpark task retry ${id}\nTo give it up for good: outerpark task drop ${id}`,
  notFoundTitle: 'No such task',
  notFound: (id: string) =>
    `There is no task ${id}: it is done, or never was. Only tasks that wait, and dead letters, are kept.`,
  seeList: 'See: outerpark task list',
}
