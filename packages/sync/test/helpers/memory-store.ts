import { SyncError } from '@copilot-sync/errors'
import type { Store } from '@copilot-sync/sync'

export interface MemoryStore extends Store {
  text: string | null
  /** How often it was read, and put. */
  readonly count: { read: number; replace: number }
  /** Called before a text is put in place of another. */
  meanwhile: (time: number) => void
}

/** A text with a version that counts, in no file. */
export function memoryStore(identity: string, text: string | null): MemoryStore {
  let [now, version] = [text, 1]
  const count = { read: 0, replace: 0 }
  const store: MemoryStore = {
    identity,
    count,
    meanwhile: () => {},
    get text() {
      return now
    },
    set text(next) {
      now = next
      version += 1
    },
    read: async () => {
      count.read += 1
      return now === null ? null : { bytes: Buffer.from(now), version: `v${version}` }
    },
    replace: async (bytes, { expect, beforeCommit }) => {
      count.replace += 1
      store.meanwhile(count.replace)
      await beforeCommit?.()
      if (expect !== (now === null ? null : `v${version}`)) {
        throw new SyncError('CONFIG_CHANGED', 'it has another version', { hint: 'Again.', place: { file: identity } })
      }
      store.text = Buffer.from(bytes).toString()
    },
  }
  return store
}
