/** What a run leaves for the next one besides the ledger: data without secrets. */
export interface RunState {
  /** The last sync that left the config in step. */
  readonly last: LastSync | null
  readonly pause: Pause | null
  readonly hold: Hold | null
}

export interface LastSync {
  readonly catalog: {
    readonly models: number
    readonly apiBase: string | null
    readonly apiVersion: string | null
    readonly sha256: string
  }
  /** Hash of what rules and settings made of the catalog. */
  readonly rules: string
}

/** Times are ISO. */
export interface Pause {
  readonly since: string
  /** null = until `resume` */
  readonly until: string | null
  readonly reason: string | null
}

/** A restore's plea not to do again what it undid, for as long as config, catalog and rules are these. */
export interface Hold {
  readonly since: string
  /** The backup that was restored. */
  readonly backup: string
  /** SHA-256 of the restored config. */
  readonly config: string
  /** null = the one that the next sync sees. */
  readonly catalog: string | null
  readonly rules: string | null
}
