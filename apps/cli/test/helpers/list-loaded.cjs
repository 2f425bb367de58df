// Writes at a program's end which built-in modules and which chunks of the bundle it has loaded.
const { writeFileSync } = require('node:fs')
const { basename } = require('node:path')

process.on('exit', () => {
  const builtins = process.moduleLoadList.map((entry) => entry.replace('NativeModule ', ''))
  const chunks = Object.keys(require.cache).map((file) => basename(file).replace(/-[\w-]{8}\.cjs$/, '.cjs'))
  writeFileSync(process.env.LOADED_FILE, JSON.stringify([...builtins, ...chunks]))
})
