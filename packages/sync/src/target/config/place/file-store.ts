import { SyncError } from '@copilot-sync/errors'
import { type FileOwner, readConfigFile, replaceFile, type Step } from '@copilot-sync/state'
import type { Store } from '../../target.ts'
import type { ConfigPlace } from './config-place.ts'

interface FileStoreOptions {
  readonly stateDir: string
  readonly step?: Step | undefined
  /** Whose the file is to be where there is none yet; a config may hold keys. */
  readonly owner?: FileOwner | undefined
}

const NEW_FILE: FileOwner = { mode: 0o600 }

/** A file as a store; its version is the SHA-256 (hex) of its bytes. */
export function fileStore({ path, realPath }: Omit<ConfigPlace, 'name'>, options: FileStoreOptions): Store {
  let owner = options.owner ?? NEW_FILE
  return {
    identity: realPath,
    read: async () => {
      try {
        const file = await readConfigFile(path)
        if (file.realPath !== realPath) throw moved(path)
        owner = file.stat
        return { bytes: file.bytes, version: file.hash, owner }
      } catch (error) {
        if (error instanceof SyncError && error.code === 'CONFIG_NOT_FOUND') return null
        throw error
      }
    },
    replace: async (bytes, replace) => {
      await replaceFile(realPath, bytes, { ...owner, ...replace, stateDir: options.stateDir, step: options.step })
    },
  }
}

const moved = (path: string): SyncError =>
  new SyncError('CONFIG_CHANGED', 'this link leads to another file than before; nothing was written', {
    hint: 'Run the command again: it plans on the present text.',
    place: { file: path },
  })
