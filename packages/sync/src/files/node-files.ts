import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs'
import { dirname, extname, resolve } from 'node:path'
import type { Files } from '../contract/files.ts'

/** The files of this machine; what is named without a folder lies in `cwd`. */
export function nodeFiles(cwd: string): Files {
  return {
    resolve: (path, from = '.') => resolve(cwd, from, path),
    folderOf: dirname,
    extensionOf: extname,
    readText: async (path) => {
      // Reading a pipe would wait for its writer, perhaps for good.
      if (!statSync(path).isFile()) throw Object.assign(new Error('it is no regular file'), { code: 'ENOTFILE' })
      return readFileSync(path, 'utf8')
    },
    writeText: async (path, text, { mode }) => {
      const { writeAtomic } = await import('@copilot-sync/state')
      const options = { mode: modeOf(path) ?? mode, durable: false, label: 'output' }
      await writeAtomic(realTarget(path), Buffer.from(text), options)
    },
    list: (folder) => (existsSync(folder) ? readdirSync(folder) : []),
    isFile: (path) => existsSync(path) && statSync(path).isFile(),
    realPath: (path) => realpathSync(path),
    readStart: (path, bytes) => {
      const file = openSync(path, 'r')
      try {
        const start = Buffer.alloc(bytes)
        return start.toString('latin1', 0, readSync(file, start))
      } finally {
        closeSync(file)
      }
    },
  }
}

const modeOf = (path: string): number | undefined => {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode
  return mode === undefined ? undefined : mode & 0o7777
}

const realTarget = (path: string): string => (existsSync(path) ? realpathSync(path) : path)
