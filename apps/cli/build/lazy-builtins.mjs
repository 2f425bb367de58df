/** A rolldown plugin for our own modules: functions of these built-in modules load them when they are first called. */
export function lazyBuiltins(modules, builtins) {
  const top = new RegExp(`^import \\{ ([\\w, ]+) \\} from '(${builtins.join('|')})'$`, 'gm')
  return {
    name: 'lazy-builtins',
    transform: {
      filter: { id: modules },
      handler: (code) =>
        code.replaceAll(top, (_, names, builtin) =>
          names
            .split(', ')
            .map((name) => `const ${name} = (...args) => process.getBuiltinModule('${builtin}').${name}(...args);`)
            .join(' '),
        ),
    },
  }
}
