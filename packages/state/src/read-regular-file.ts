import { errnoOf } from '@copilot-sync/errors'
import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs'

/** A config of 10,000 models has 6 MB. */
export const MOST_BYTES = 64 * 1024 * 1024

/** What stands where a file is meant, by the code of the error. */
const NO_FILE: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder, not a file',
  ENOTFILE: 'it is a pipe or a device, not a file',
  ENXIO: 'it is a socket, not a file',
  EFBIG: `it is larger than ${MOST_BYTES / 1024 / 1024} MiB`,
}

/** Whether something is there that is no file, or none of a size that is read. */
export const isNoFile = (error: unknown): boolean => Object.hasOwn(NO_FILE, errnoOf(error))

/** What is wrong with a path that could not be read, in words where it is no file; else the system's code. */
export function readFault(error: unknown): string {
  const code = errnoOf(error)
  return code === 'ETIMEDOUT' ? 'it did not end in time' : (NO_FILE[code] ?? code)
}

/** An error of the shape that the system's own errors have. */
export const fileFault = (code: string, path: string): Error =>
  Object.assign(new Error(`${code}: ${NO_FILE[code] ?? 'cannot be read'}, read '${path}'`), {
    code,
    syscall: 'read',
    path,
  })

export function assertRegular(stat: Stats, path: string): void {
  if (stat.isDirectory()) throw fileFault('EISDIR', path)
  if (!stat.isFile()) throw fileFault('ENOTFILE', path)
}

/** Opens without waiting: a pipe would wait for its other end, perhaps for good. */
export function openNow(path: string, flags: 'r' | 'r+'): number {
  // Windows has only some of them; what is undefined counts as 0.
  const { O_NOCTTY, O_NONBLOCK, O_RDONLY, O_RDWR } = constants
  return openSync(path, (flags === 'r' ? O_RDONLY : O_RDWR) | O_NOCTTY | O_NONBLOCK)
}

/** The bytes of an open file, at most 64 MiB of them unless told otherwise. */
export function readOpen(fd: number, path: string, most = MOST_BYTES): Buffer {
  const stat = fstatSync(fd)
  assertRegular(stat, path)
  if (stat.size > most) throw fileFault('EFBIG', path)
  return readFileSync(fd)
}

/**
 * Reads a file whose place a pipe, a device or a folder may have taken: nothing but a regular file is read, and nothing is
 * waited for. Errors are the system's, or have its shape: EISDIR, ENOTFILE, ENXIO (a socket), EFBIG.
 */
export function readRegularFile(path: string, most = MOST_BYTES): Buffer {
  const fd = openNow(path, 'r')
  try {
    return readOpen(fd, path, most)
  } finally {
    closeSync(fd)
  }
}
