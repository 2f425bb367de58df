import { readRegularFile } from '@copilot-sync/state'
import { closeSync, existsSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs'
import { dirname, extname, resolve } from 'node:path'
import type { Files } from '../contract/files.ts'

/** The files of this machine; what is named without a folder lies in `cwd`. */
export function nodeFiles(cwd: string): Files {
  return {
    resolve: (path, from = '.') => resolve(cwd, from, path),
    folderOf: dirname,
    extensionOf: extname,
    readText: async (path) => readRegularFile(path).toString('utf8'),
    writeText: async (path, text, { mode }) => {
      const { writeFile } = await import('./write-file.ts')
      await writeFile(path, Buffer.from(text), mode)
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
