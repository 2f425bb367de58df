import { realpath, statExactly } from './fs-at-once.ts'

/** What becomes another one with each change of a file, but for two within one tick of its clock. */
export interface FileStamp {
  readonly id: string
  /** When the tick of its last change was over at the latest, in ms, by its file system's clock. */
  readonly changed: number
}

const MS = 1_000_000n
/** Of file systems that keep no fractions of a millisecond; FAT counts by two seconds. */
const COARSEST = 2000n * MS

/** Of the file that a path leads to; links are followed. undefined where there is none. */
export async function stampFile(path: string): Promise<FileStamp | undefined> {
  try {
    const realPath = await realpath(path)
    const { dev, ino, size, mtimeNs, ctimeNs } = await statExactly(realPath)
    const latest = mtimeNs > ctimeNs ? mtimeNs : ctimeNs
    const tick = ctimeNs % MS === 0n ? COARSEST : 0n
    const changed = Number((latest + tick) / MS)
    return { id: [realPath, dev, ino, size, mtimeNs, ctimeNs].join(' '), changed }
  } catch {
    // Reading it says what is wrong.
    return undefined
  }
}
