/** What was thrown, in one line; rules may throw anything. */
export function messageOf(cause: unknown): string {
  if (cause instanceof Error) return cause.message
  try {
    return typeof cause === 'object' && cause !== null ? JSON.stringify(cause) : String(cause)
  } catch {
    return 'something that is no error'
  }
}
