/** A random UUID (version 4) for `X-Request-Id`. It is no secret, and `node:crypto` takes 3 ms to load. */
export function makeRequestId(random: () => number = Math.random): string {
  const digit = (from: number, count: number): string => (from + Math.floor(random() * count)).toString(16)
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replaceAll(/[xy]/g, (at) => (at === 'x' ? digit(0, 16) : digit(8, 4)))
}
