export interface Backup {
  /** What `restore` takes. */
  readonly id: string
  /** ISO time. */
  readonly created: string
  /** Bytes. */
  readonly size: number
  /** Why it was made, for people. */
  readonly reason: string
  /** Entries in its `model_list`; null when not known. */
  readonly models: number | null
  /** Permission bits and owner of the file it was taken from; null when not known. */
  readonly mode: number | null
  readonly uid: number | null
  readonly gid: number | null
}

export interface BackupContent extends Backup {
  readonly bytes: Uint8Array
  /** SHA-256 of the bytes in hex. */
  readonly hash: string
}
