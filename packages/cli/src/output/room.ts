/** The width of the reader's terminal. Without a terminal, lines may have any length. */
export const roomOf = ({ isTTY, columns }: { isTTY?: boolean; columns?: number }) =>
  isTTY && columns ? columns : Number.POSITIVE_INFINITY
