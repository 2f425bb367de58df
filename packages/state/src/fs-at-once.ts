import {
  chmodSync,
  closeSync,
  copyFileSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import type { BigIntStats, MakeDirectoryOptions, Stats, WriteFileOptions } from 'node:fs'
import { openNow, readOpen, readRegularFile } from './read-regular-file.ts'

/**
 * The calls of `node:fs/promises` that this package makes, done at once: each still gives a promise, but none waits for
 * a thread's turn, which takes ten times as long as the call itself on a local file; a sync makes about 70 of them.
 */
export const lstat = async (path: string): Promise<Stats> => lstatSync(path)
export const stat = async (path: string): Promise<Stats> => statSync(path)
export const statExactly = async (path: string): Promise<BigIntStats> => statSync(path, { bigint: true })
export const realpath = async (path: string): Promise<string> => realpathSync.native(path)
export const readlink = async (path: string): Promise<string> => readlinkSync(path)
export const readdir = async (path: string): Promise<string[]> => readdirSync(path)
export const link = async (from: string, to: string): Promise<void> => linkSync(from, to)
export const rename = async (from: string, to: string): Promise<void> => renameSync(from, to)
export const unlink = async (path: string): Promise<void> => unlinkSync(path)
export const utimes = async (path: string, atime: number, mtime: number): Promise<void> =>
  utimesSync(path, atime, mtime)
export const chmod = async (path: string, mode: number): Promise<void> => chmodSync(path, mode)
export const copyFile = async (from: string, to: string, mode: number): Promise<void> => copyFileSync(from, to, mode)
export const mkdir = async (path: string, options: MakeDirectoryOptions): Promise<string | undefined> =>
  mkdirSync(path, options)
export const writeFile = async (path: string, text: string, options: WriteFileOptions): Promise<void> =>
  writeFileSync(path, text, options)

export async function readFile(path: string): Promise<Buffer>
export async function readFile(path: string, encoding: 'utf8', most?: number): Promise<string>
export async function readFile(path: string, encoding?: 'utf8', most?: number): Promise<Buffer | string> {
  const bytes = readRegularFile(path, most)
  return encoding === undefined ? bytes : bytes.toString(encoding)
}

/** The part of a `FileHandle` that is used. */
export interface OpenFile {
  stat(): Promise<Stats>
  readFile(): Promise<Buffer>
  readFile(encoding: 'utf8'): Promise<string>
  write(bytes: Uint8Array, offset: number, length: number, position: number): Promise<{ readonly bytesWritten: number }>
  writeFile(bytes: Uint8Array): Promise<void>
  truncate(length: number): Promise<void>
  chown(uid: number, gid: number): Promise<void>
  chmod(mode: number): Promise<void>
  sync(): Promise<void>
  close(): Promise<void>
}

export async function open(path: string, flags: string, mode?: number): Promise<OpenFile> {
  let fd = flags === 'r' || flags === 'r+' ? openNow(path, flags) : openSync(path, flags, mode)
  async function readWhole(): Promise<Buffer>
  async function readWhole(encoding: 'utf8'): Promise<string>
  async function readWhole(encoding?: 'utf8'): Promise<Buffer | string> {
    const bytes = readOpen(fd, path)
    return encoding === undefined ? bytes : bytes.toString(encoding)
  }
  return {
    stat: async () => fstatSync(fd),
    readFile: readWhole,
    write: async (bytes, offset, length, position) => ({
      bytesWritten: writeSync(fd, bytes, offset, length, position),
    }),
    writeFile: async (bytes) => writeFileSync(fd, bytes),
    truncate: async (length) => ftruncateSync(fd, length),
    chown: async (uid, gid) => fchownSync(fd, uid, gid),
    chmod: async (bits) => fchmodSync(fd, bits),
    sync: async () => fsyncSync(fd),
    async close() {
      const last = fd
      // The number may be another file's by the time of a second call.
      fd = -1
      if (last !== -1) closeSync(last)
    },
  }
}
