import { SyncError } from '@copilot-sync/errors'

/** The body as UTF-8 text without a byte order mark; UPSTREAM_ERROR as soon as it is larger than `maxBytes`. */
export async function readBody(body: AsyncIterable<Uint8Array> | null, maxBytes: number, url: string): Promise<string> {
  if (!body) return ''
  const decoder = new TextDecoder()
  let size = 0
  let text = ''
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > maxBytes) {
      throw new SyncError('UPSTREAM_ERROR', `${new URL(url).host} sent more than ${maxBytes} bytes`, {
        hint: 'Check that the address is that of the Copilot API and that no proxy answers in its place.',
      })
    }
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
