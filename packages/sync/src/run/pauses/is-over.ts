/** Whether a time has come; null never does. */
export const isOver = (until: string | null, now: number): boolean => until !== null && Date.parse(until) <= now
