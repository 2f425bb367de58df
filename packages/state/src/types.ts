/** Time as an argument: `now` is the wall clock in ms, `elapsed` never steps (ms from any start). */
export interface Clock {
  now(): number
  elapsed(): number
  sleep(ms: number): Promise<void>
}

/** Called with a name before each system call of a write, so that a test can end the process there. */
export type Step = (name: string) => void

/** What a new version of a file takes over from the old one: permission bits and owner. */
export interface FileOwner {
  readonly mode: number
  readonly uid?: number | undefined
  readonly gid?: number | undefined
}

export interface FileFacts {
  /** Permission bits. */
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly mtimeMs: number
  readonly ino: number
  /** Names that the file has: more than 1 = hard links. */
  readonly links: number
}

export interface ConfigFile {
  /** As it was named. */
  readonly path: string
  /** With all symbolic links followed: the file that is written. */
  readonly realPath: string
  readonly bytes: Uint8Array
  /** SHA-256 of the bytes in hex. */
  readonly hash: string
  readonly stat: FileFacts
}

/** Whose state it is: the state folder and the config's real path. Configs in one folder share the state folder. */
export interface StatePlace {
  readonly stateDir: string
  readonly realPath: string
}
