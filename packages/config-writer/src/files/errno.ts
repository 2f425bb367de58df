/** The code of a system error (`ENOENT`), or undefined for any other error. */
export function errno(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** For `.catch()`: undefined instead of one of these system errors. */
export function unless(...codes: readonly string[]): (error: unknown) => undefined {
  return (error) => {
    if (!codes.includes(errno(error) ?? '')) throw error
  }
}

/** For `.catch()` of clean-up that may fail, because the next run does it again. */
export const ignore = (): undefined => undefined
