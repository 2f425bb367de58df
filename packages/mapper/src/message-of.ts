const LONGEST = 300

/** What was thrown, in one line of 300 characters at most; rules may throw anything. */
export function messageOf(cause: unknown): string {
  try {
    const text =
      cause instanceof Error
        ? cause.message
        : typeof cause === 'object' && cause !== null
          ? JSON.stringify(cause)
          : String(cause)
    const line = text.split('\n', 1)[0]?.trim() ?? ''
    if (line === '') return 'an error without a message'
    return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line
  } catch {
    return 'something that is no error'
  }
}
