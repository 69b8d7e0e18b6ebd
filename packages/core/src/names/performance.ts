/** `2027-01-05T19:30:00+09:00` → `2027-01-05 19:30`: the hall's own time, wherever the reader is. */
export const hallTime = (startsAt: string) => startsAt.slice(0, 16).replace('T', ' ')
