import { pipeline, type Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

const unpackers: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/** A body as it was before a gateway packed it; we ask for none of this. An encoding that is not known is left. */
export function unpack(body: Readable, encoding: string): AsyncIterable<Uint8Array> {
  const unpacker = unpackers[encoding.trim().toLowerCase()]?.()
  if (!unpacker) return body
  // Whoever reads `unpacker` gets the error of either.
  pipeline(body, unpacker, () => undefined)
  return unpacker
}
