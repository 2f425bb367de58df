import { codes, type ErrorCode } from './codes.ts'

/** A place in a file; line and column count from 1, as editors do. */
export interface Place {
  readonly file: string
  readonly line?: number | undefined
  readonly col?: number | undefined
}

export interface SyncErrorOptions {
  /** What the user can do about it; a command where there is one. Never empty. */
  readonly hint: string
  readonly place?: Place | undefined
  readonly cause?: unknown
}

/** The one error class: a code of the closed list, the place it concerns and what mends it. Its exit code follows from the code. */
export class SyncError extends Error {
  override readonly name = 'SyncError'
  readonly code: ErrorCode
  readonly hint: string
  readonly place: Place | undefined
  readonly exit: number

  constructor(code: ErrorCode, message: string, options: SyncErrorOptions) {
    super(options.place ? `${formatPlace(options.place)}: ${message}` : message, { cause: options.cause })
    this.code = code
    this.hint = options.hint
    this.place = options.place
    this.exit = codes[code].exit
  }
}

/** `file`, `file:line` or `file:line:col`. */
export function formatPlace({ file, line, col }: Place): string {
  return [file, line, line === undefined ? undefined : col].filter((part) => part !== undefined).join(':')
}
