/** Pages of the box office in a browser. */
export const pages = {
  opened: 'Your browser shows it.',
  noReference: (url: string) =>
    `${url} has no page of the API reference: it is an older OuterPark, or no box office.`,
  asText: (url: string) => `Its text may be there: ${url}/openapi.json`,
}
