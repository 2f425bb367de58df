import { SyncError } from '@copilot-sync/errors'
import { boolean, string } from '@oclif/core/flags'

/** The flags that every command has. Flag over environment over settings over default. */
export const commonFlags = {
  config: string({
    char: 'c',
    description: "LiteLLM's config",
    env: 'CONFIG_FILE',
    default: 'config.yaml',
    helpGroup: 'COMMON',
    helpValue: 'PATH',
  }),
  settings: string({
    description: 'our settings; default: copilot-sync.yaml beside the config, if it exists',
    env: 'COPILOT_SYNC_SETTINGS',
    helpGroup: 'COMMON',
    helpValue: 'PATH',
  }),
  'state-dir': string({
    description: 'lock, ledger, memory and backups; default: .copilot-sync beside the config',
    env: 'COPILOT_SYNC_STATE_DIR',
    helpGroup: 'COMMON',
    helpValue: 'PATH',
  }),
  timeout: string({
    description: 'for all requests of the command together',
    default: '60s',
    helpGroup: 'COMMON',
    helpValue: 'DURATION',
  }),
  'log-file': string({ description: 'append what is done to this file', helpGroup: 'COMMON', helpValue: 'PATH' }),
  json: boolean({ description: 'one JSON document on stdout', helpGroup: 'COMMON' }),
  verbose: boolean({ char: 'v', description: 'say each step', helpGroup: 'COMMON', exclusive: ['quiet'] }),
  quiet: boolean({ char: 'q', description: 'say nothing but errors', helpGroup: 'COMMON' }),
}

export interface CommonFlags {
  readonly config: string
  readonly settings?: string | undefined
  readonly 'state-dir'?: string | undefined
  readonly timeout: string
  readonly 'log-file'?: string | undefined
  readonly json: boolean
  readonly verbose: boolean
  readonly quiet: boolean
}

/** The flags that name a file to be written. */
export const outputFlags = ['out', 'report', 'log-file'] as const

/** The flags of some commands that name a file. */
export interface FileFlags {
  readonly catalog?: string | undefined
  readonly plan?: string | undefined
  readonly out?: string | undefined
  readonly report?: string | undefined
}

/** Flags and exits are part of the contract; `--catalog` reads a list instead of asking Copilot. */
export const catalogFlag = {
  catalog: string({
    description: 'read the model list from a file instead of asking Copilot; - for standard input',
    helpValue: 'FILE|-',
  }),
}

export const cachedFlag = {
  cached: boolean({ description: 'take what the last sync was told, without network', exclusive: ['catalog'] }),
}

export const reportFlag = {
  report: string({ description: 'write a page for people, HTML, to this file', helpValue: 'FILE' }),
}

export const takeFlag = {
  take: string({
    description: 'take over entries with our mark that this state folder never wrote; may be given again',
    helpValue: 'NAME|all',
    multiple: true,
    multipleNonGreedy: true,
    parse: async (name) => {
      if (name.trim()) return name
      throw new SyncError('USAGE', '--take needs a name', {
        hint: 'Name an entry as `copilot-sync diff` shows it, or take all: `copilot-sync sync --take all`.',
      })
    },
  }),
}

export const adoptFlag = {
  adopt: boolean({ description: 'also take over hand-made github_copilot entries' }),
}

export const strictFlag = {
  strict: boolean({ description: 'end with 1 when a rule failed' }),
}

export const lockTimeoutFlag = {
  'lock-timeout': string({ description: 'how long to wait for another run', default: '10s', helpValue: 'DURATION' }),
}

/** What a run may be told about memory and guards. */
export const guardFlags = {
  force: string({
    description: 'accept what a guard refuses or holds; the reason is kept in the history',
    helpValue: 'REASON',
    parse: async (reason) => {
      if (reason.trim()) return reason
      throw new SyncError('USAGE', '--force needs a reason', {
        hint: 'Say why it is right: `copilot-sync sync --force "the team moved to another plan"`.',
      })
    },
  }),
  prune: boolean({ description: 'let everything go that is held because the catalog no longer has it' }),
  remember: boolean({ description: 'with --catalog: let the memory of earlier catalogs take part' }),
}
