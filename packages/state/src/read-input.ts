import { closeSync, fstatSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { fileFault, MOST_BYTES, openNow, readOpen } from './read-regular-file.ts'

export interface InputOptions {
  readonly signal: AbortSignal
  /** How long a pipe may take to its end, in ms. */
  readonly timeoutMs: number
  /** Bytes; 64 MiB when not given. */
  readonly most?: number | undefined
}

/** What a person names to be read once, and never written: a regular file, or a pipe up to its end. Errors as `readRegularFile`, and ETIMEDOUT. */
export async function readInput(path: string, options: InputOptions): Promise<Uint8Array> {
  const fd = openNow(path, 'r')
  if (!fstatSync(fd).isFIFO()) {
    try {
      return readOpen(fd, path, options.most)
    } finally {
      closeSync(fd)
    }
  }
  // A read by one of Node's threads could not be ended, and would keep the process.
  const { Socket } = await import('node:net')
  return readStream(new Socket({ fd, readable: true, writable: false }), path, options)
}

/** A stream up to its end. Throws what the signal was aborted with, ETIMEDOUT, EFBIG. `name`: for errors. */
export async function readStream(
  stream: Readable,
  name: string,
  { signal, timeoutMs, most = MOST_BYTES }: InputOptions,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  const stop = (): void => void stream.destroy(signal.reason)
  const timer = setTimeout(() => stream.destroy(fileFault('ETIMEDOUT', name)), timeoutMs)
  signal.addEventListener('abort', stop)
  try {
    signal.throwIfAborted()
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk)
      size += bytes.length
      if (size > most) throw fileFault('EFBIG', name)
      chunks.push(bytes)
    }
    return Buffer.concat(chunks)
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
    stream.destroy()
  }
}
