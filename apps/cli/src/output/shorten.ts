const MOST = 6

/** The first few of a list of names, and how many more there are. */
export function shorten(names: readonly string[]): string {
  const more = names.length - MOST
  return more > 0 ? `${names.slice(0, MOST).join(', ')} and ${more} more` : names.join(', ')
}
