import type { Files } from '../contract/files.ts'

/** The Python of a script's first line, or of the second where pip wraps a path that is long or holds spaces. */
const PYTHON = /^#!\s*(\/\S*python[\d.]*)(?:[ \t]+-.*)?$|^'''exec' "?(\/[^"\n]*?)"? "\$0"/m
const LONGEST = 1024
const METADATA = /^litellm-(\d[^-]*)\.dist-info$/

/**
 * The version of the LiteLLM that `litellm` on PATH starts, from the metadata that pip, pipx and uv leave beside it; null
 * where there is none or it cannot be told. Reads a few folders and starts no Python, which would take seconds. Never throws.
 */
export function findLitellmVersion(env: Readonly<Record<string, string | undefined>>, files: Files): string | null {
  try {
    const folders = (env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'))
    const program = folders.map((folder) => files.resolve('litellm', folder)).find((file) => files.isFile(file))
    if (program === undefined) return null
    const script = files.realPath(program)
    const python = pythonOf(files.readStart(script, LONGEST))
    return versionBeside(files, script) ?? (python === undefined ? null : versionBeside(files, python))
  } catch {
    return null
  }
}

/** Not resolved: the Python of a virtual environment is a link out of it. */
function pythonOf(start: string): string | undefined {
  const [, plain, wrapped] = PYTHON.exec(start) ?? []
  return plain ?? wrapped
}

/** Of a program in `<prefix>/bin`, whose packages lie in `<prefix>/lib/python3.*`. */
function versionBeside(files: Files, program: string): string | null {
  const prefix = files.folderOf(files.folderOf(program))
  const pythons = ['lib', 'lib64'].flatMap((lib) =>
    files
      .list(files.resolve(lib, prefix))
      .filter((name) => name.startsWith('python3'))
      .map((name) => files.resolve(name, files.resolve(lib, prefix))),
  )
  const packages = pythons.flatMap((folder) => [
    files.resolve('site-packages', folder),
    files.resolve('dist-packages', folder),
  ])
  for (const folder of packages) {
    for (const name of files.list(folder)) {
      const [, version] = METADATA.exec(name) ?? []
      if (version !== undefined) return version
    }
  }
  return null
}
