import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseAst } from 'rolldown/parseAst'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

export interface SourceFile {
  /** From the root of the repository. */
  readonly path: string
  /** What its import and export statements name, types included; files of ours as paths from the root. */
  readonly imports: readonly string[]
  /** The same with what `import()` names. */
  readonly all: readonly string[]
}

/** The TypeScript sources of a package, with what they import. */
export function readImports(packagePath: string): SourceFile[] {
  const folder = join(packagePath, 'src')
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => importsOf(join(folder, name), readFileSync(join(root, folder, name), 'utf8')))
}

export function importsOf(path: string, text: string): SourceFile {
  const imports: string[] = []
  const all: string[] = []
  const lead = (specifier: string): string => (specifier.startsWith('.') ? join(dirname(path), specifier) : specifier)
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { type, source } = node as { readonly type?: unknown; readonly source?: { readonly value?: unknown } | null }
    if (typeof type === 'string' && typeof source?.value === 'string') {
      const named = lead(source.value)
      all.push(named)
      if (type !== 'ImportExpression') imports.push(named)
    }
    // `import('x').Y` as a type.
    if (type === 'TSImportType') throw new Error(`${path}: write an import statement for this type`)
    for (const value of Object.values(node)) visit(value)
  }
  visit(parseAst(text, { lang: path.endsWith('.d.ts') ? 'dts' : 'ts' }))
  return { path, imports, all }
}
