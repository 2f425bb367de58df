import type { Json } from '@copilot-sync/catalog'
import type { IncomingMessage } from 'node:http'
import type { Call } from '../call.ts'

/** Reads a request whole: its headers joined where they came twice, its body as JSON or as a form. */
export async function readCall(request: IncomingMessage): Promise<Call> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part))
  const text = Buffer.concat(parts).toString()
  const headers: Record<string, string> = {}
  for (const [name, values] of Object.entries(request.headersDistinct)) headers[name] = (values ?? []).join(', ')
  const path = new URL(request.url ?? '/', 'http://simulator').pathname
  return { method: request.method ?? 'GET', path, headers, text, body: parse(text, headers['content-type'] ?? '') }
}

function parse(text: string, type: string): Json | undefined {
  if (text === '') return undefined
  if (type.includes('x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text))
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
