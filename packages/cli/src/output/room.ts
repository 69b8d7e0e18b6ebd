/** How many columns whoever reads has. Off a terminal, lines are as long as they are. */
export const roomOf = ({ isTTY, columns }: { isTTY?: boolean; columns?: number }) =>
  isTTY && columns ? columns : Number.POSITIVE_INFINITY
