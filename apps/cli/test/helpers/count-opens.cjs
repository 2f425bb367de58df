// Writes at a program's end which files it has opened, each as often as it was.
const fs = require('node:fs')

const opened = []
const note = (path) => {
  if (typeof path === 'string') opened.push(path)
}
for (const [module, name] of [
  [fs, 'openSync'],
  [fs, 'readFileSync'],
  [fs, 'open'],
  [fs, 'readFile'],
  [fs, 'createReadStream'],
  [fs.promises, 'open'],
  [fs.promises, 'readFile'],
]) {
  const call = module[name]
  module[name] = (path, ...rest) => {
    note(path)
    return call(path, ...rest)
  }
}
const { writeFileSync } = fs
process.on('exit', () => writeFileSync(process.env.OPENED_FILE, JSON.stringify(opened)))
