/** PyYAML's resolvers of plain scalars (6.0.3, resolver.py), in its order; the first that fits decides. */
const resolvers: readonly [tag: string, shape: RegExp][] = [
  [
    'float',
    /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  ],
  [
    'int',
    /^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/,
  ],
  ['merge', /^<<$/],
  ['null', /^~?$/],
  [
    'timestamp',
    /^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?)$/,
  ],
  ['value', /^=$/],
]

const LETTER = /^[A-Za-z]/
const WORDS: ReadonlyMap<string, string> = new Map([
  ...'yes no true false on off'.split(' ').flatMap((word) => cases(word, 'bool')),
  ...cases('null', 'null'),
])

/** First characters of all that is no plain text. */
const SPECIAL_START: ReadonlySet<string> = new Set('yYnNtTfFoO-+0123456789.<~=')

/** The tag that PyYAML gives to an untagged plain scalar: `str`, `bool`, `int`, `float`, `null`, `timestamp`, `merge`, `value`. */
export function resolveTag(value: string): string {
  if (value !== '' && !SPECIAL_START.has(value.charAt(0))) return 'str'
  if (LETTER.test(value)) return WORDS.get(value) ?? 'str'
  for (const [tag, shape] of resolvers) if (shape.test(value)) return tag
  return 'str'
}

/** `yes`, `Yes` and `YES`, but not `yEs`. */
function cases(word: string, tag: string): [string, string][] {
  return [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()].map((each) => [each, tag])
}
