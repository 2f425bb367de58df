export interface Backup {
  /** What `restore` takes. */
  readonly id: string
  /** ISO time. */
  readonly created: string
  /** ISO times at which the very same was backed up before, newest first, at most 20. */
  readonly earlier: readonly string[]
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
  /** The files beside the config that it carries. */
  readonly files: readonly StoredFile[]
}

/** A file beside the config without which a restored config would not work: an included one, the image callback. */
export interface Companion {
  /** Absolute path. */
  readonly path: string
  /** null = there was none. */
  readonly bytes: Uint8Array | null
  /** Permission bits; 0644 when not given. */
  readonly mode?: number | undefined
}

/** A companion as a backup keeps it: its bytes lie once for all backups under their hash. */
export interface StoredFile {
  /** Seen from the config's folder, with slashes. */
  readonly path: string
  /** SHA-256 in hex; null = there was no file. */
  readonly sha256: string | null
  readonly mode: number | null
}

export interface BackupContent extends Backup {
  readonly bytes: Uint8Array
  readonly companions: readonly Companion[]
  /** SHA-256 of the config's bytes in hex. */
  readonly hash: string
}
