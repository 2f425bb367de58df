import { closeSync, existsSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs'
import { delimiter, dirname, isAbsolute, join } from 'node:path'

/** The Python of a script's first line, or of the second where pip wraps a path that is long or holds spaces. */
const PYTHON = /^#!\s*(\/\S*python[\d.]*)(?:[ \t]+-.*)?$|^'''exec' "?(\/[^"\n]*?)"? "\$0"/m
const LONGEST = 1024
const METADATA = /^litellm-(\d[^-]*)\.dist-info$/

/**
 * The version of the LiteLLM that `litellm` on PATH starts, from the metadata that pip, pipx and uv leave beside it; null
 * where there is none or it cannot be told. Reads a few folders and starts no Python, which would take seconds. Never throws.
 */
export function findLitellmVersion(env: Readonly<Record<string, string | undefined>>): string | null {
  try {
    const folders = (env['PATH'] ?? '').split(delimiter).filter(isAbsolute)
    const program = folders.map((folder) => join(folder, 'litellm')).find(isFile)
    if (program === undefined) return null
    const script = realpathSync(program)
    const python = pythonOf(script)
    return versionBeside(script) ?? (python === undefined ? null : versionBeside(python))
  } catch {
    return null
  }
}

const isFile = (file: string): boolean => existsSync(file) && statSync(file).isFile()

/** Not resolved: the Python of a virtual environment is a link out of it. */
function pythonOf(script: string): string | undefined {
  const file = openSync(script, 'r')
  try {
    const bytes = Buffer.alloc(LONGEST)
    const [, plain, wrapped] = PYTHON.exec(bytes.toString('latin1', 0, readSync(file, bytes))) ?? []
    return plain ?? wrapped
  } finally {
    closeSync(file)
  }
}

/** Of a program in `<prefix>/bin`, whose packages lie in `<prefix>/lib/python3.*`. */
function versionBeside(program: string): string | null {
  const prefix = dirname(dirname(program))
  const pythons = ['lib', 'lib64'].flatMap((lib) =>
    namesIn(join(prefix, lib))
      .filter((name) => name.startsWith('python3'))
      .map((name) => join(prefix, lib, name)),
  )
  const packages = pythons.flatMap((folder) => [join(folder, 'site-packages'), join(folder, 'dist-packages')])
  for (const folder of packages) {
    for (const name of namesIn(folder)) {
      const [, version] = METADATA.exec(name) ?? []
      if (version !== undefined) return version
    }
  }
  return null
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}
