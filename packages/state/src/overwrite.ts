import type { OpenFile } from './fs-at-once.ts'
import type { Step } from './types.ts'

/**
 * Turns the content of an open file from one text into another. What lies beyond the old end is written first, so that a
 * full disk shows before a byte of the old text is touched.
 */
export async function overwrite(handle: OpenFile, from: Uint8Array, to: Uint8Array, step?: Step): Promise<void> {
  if (to.length > from.length) {
    step?.('in-place:extend')
    await writeAll(handle, to, from.length, to.length)
    await handle.sync()
  }
  step?.('in-place:write')
  await writeAll(handle, to, 0, Math.min(from.length, to.length))
  step?.('in-place:truncate')
  await handle.truncate(to.length)
  step?.('in-place:fsync')
  await handle.sync()
}

async function writeAll(handle: OpenFile, bytes: Uint8Array, start: number, end: number): Promise<void> {
  for (let at = start; at < end;) at += (await handle.write(bytes, at, end - at, at)).bytesWritten
}
