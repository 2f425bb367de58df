/** The system's code of an error, `ENOENT`; `unknown` where it has none. */
export function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
