/** The code of a system error (`ENOENT`), or undefined for any other error: these may have codes of their own. */
export function errno(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** For `.catch()`: undefined instead of one of these system errors. */
export function unless(...codes: readonly string[]): (error: unknown) => undefined {
  return (error) => {
    if (!codes.includes(errno(error) ?? '')) throw error
  }
}

/** For `.catch()` of clean-up that may fail, because the next run does it again. */
export const ignore = (): undefined => undefined
