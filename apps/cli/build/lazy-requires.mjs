/**
 * A rolldown plugin for compiled CommonJS modules: what they require at their top under one of these names, they require
 * when it is first used. oclif's Command names help, plugins and prompts that one run of a command never touches.
 */
export function lazyRequires(modules, names) {
  const top = new RegExp(`^const (${names}) = ((?:__import\\w+\\()?require\\(["'][^"']+["']\\)\\)?);?$`, 'gm')
  return {
    name: 'lazy-requires',
    transform: {
      filter: { id: modules },
      handler(code) {
        const found = [...code.matchAll(top)].map(([, name]) => name)
        if (found.length === 0) return null
        const lazy = code.replaceAll(top, 'let $1_value; const $1_load = () => $1_value ??= $2;')
        return lazy.replaceAll(new RegExp(`\\b(?:${found.join('|')})\\b`, 'g'), '($&_load())')
      },
    },
  }
}
