import { errnoOf } from '@copilot-sync/errors'
import { closeSync, constants, fstatSync, openSync, type Stats, statSync, writeSync } from 'node:fs'

const STDOUT = 1
const STDERR = 2
const PAUSE_MS = 5

/**
 * How to write to what is no file of its own: a device, a pipe, a socket, and standard output or error by whatever name,
 * also where they lead into a file. undefined for a file, or none. System errors pass through; a pipe that nobody reads is ENXIO.
 */
export function streamOf(path: string): ((bytes: Uint8Array) => void) | undefined {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat || stat.isDirectory()) return undefined
  const own = [STDOUT, STDERR].find((fd) => isOpenAs(fd, stat))
  if (own !== undefined) return (bytes) => writeAll(own, bytes)
  if (stat.isFile()) return undefined
  return (bytes) => {
    const { O_APPEND, O_NOCTTY, O_NONBLOCK, O_WRONLY } = constants
    // Only so does the opening of a pipe without a reader not wait for one. Open until the end: its reader sees one writer.
    const first = openSync(path, O_WRONLY | O_NOCTTY | O_NONBLOCK)
    const fd = openSync(path, O_WRONLY | O_NOCTTY | O_APPEND)
    try {
      writeAll(fd, bytes)
    } finally {
      closeSync(fd)
      closeSync(first)
    }
  }
}

function isOpenAs(fd: number, { dev, ino }: Stats): boolean {
  try {
    const open = fstatSync(fd)
    return open.dev === dev && open.ino === ino
  } catch {
    return false
  }
}

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(fd, bytes, at)
    } catch (error) {
      // A full pipe that does not block.
      if (errnoOf(error) !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS)
    }
  }
}
