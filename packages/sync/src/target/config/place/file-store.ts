import { SyncError } from '@copilot-sync/errors'
import { type FileOwner, readConfigFile, replaceFile, stampFile, type Step } from '@copilot-sync/state'
import type { Store, Stored } from '../../target.ts'
import type { ConfigPlace } from './config-place.ts'

interface FileStoreOptions {
  readonly stateDir: string
  readonly step?: Step | undefined
  /** Whose the file is to be where there is none yet; a config may hold keys. */
  readonly owner?: FileOwner | undefined
  /** Epoch in ms: a file that was seen not to change is not read again. Without it each `read` reads. */
  readonly now?: (() => number) | undefined
}

/** A file that was changed so shortly before it was read may change once more under the same stamp. ms */
const SETTLED = 50

const NEW_FILE: FileOwner = { mode: 0o600 }

/** A file as a store; its version is the SHA-256 (hex) of its bytes. */
export function fileStore({ path, realPath }: Omit<ConfigPlace, 'name'>, options: FileStoreOptions): Store {
  let owner = options.owner ?? NEW_FILE
  let last: { readonly id: string; readonly stored: Stored } | null = null
  const read = async (): Promise<Stored> => {
    const file = await readConfigFile(path)
    if (file.realPath !== realPath) throw moved(path)
    owner = file.stat
    return { bytes: file.bytes, version: file.hash, owner }
  }
  return {
    identity: realPath,
    read: async () => {
      try {
        // Taken before the bytes, so that a change in between shows.
        const stamp = options.now && (await stampFile(path))
        if (stamp && stamp.id === last?.id) return last.stored
        const isSettled = stamp && options.now && options.now() - stamp.changed > SETTLED
        const stored = await read()
        last = isSettled ? { id: stamp.id, stored } : null
        return stored
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
