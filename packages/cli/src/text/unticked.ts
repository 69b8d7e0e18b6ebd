const MARKED = /`([^`\n]*)`/g
const COMMAND = /^(?:outerpark |--).*/

/**
 * A sentence of the box office as a terminal shows it. There commands and names stand between backticks, which pages and JSON
 * show as code: here commands are in quotation marks, as in the CLI's own sentences, and names have none.
 *
 * @example unticked('Sign up (`outerpark signup`).') // 'Sign up ("outerpark signup").'
 */
export const unticked = (text: string): string =>
  text.replace(MARKED, (_, code: string) => (COMMAND.test(code) ? `"${code}"` : code))
