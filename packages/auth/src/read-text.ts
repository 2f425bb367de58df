import { readFileSync } from 'node:fs'

/** A small file's text; undefined when there is none; else the system's code, such as EACCES. */
export function readText(file: string): { readonly text: string } | { readonly fault: string } | undefined {
  try {
    return { text: readFileSync(file, 'utf8') }
  } catch (error) {
    const code = systemCode(error)
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : { fault: code }
  }
}

export function systemCode(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
  return typeof code === 'string' ? code : 'unknown fault'
}
