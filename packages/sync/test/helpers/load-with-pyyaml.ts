import { spawnSync } from 'node:child_process'

export const hasPyYaml = spawnSync('python3', ['-c', 'import yaml']).status === 0

const SCRIPT = `import json, sys, yaml
print(json.dumps([yaml.safe_load(text) for text in json.load(sys.stdin)], default=str))`

/** What PyYAML, LiteLLM's reader, makes of each text. */
export function loadWithPyYaml(texts: readonly string[]): unknown[] {
  const { stdout, stderr, status } = spawnSync('python3', ['-c', SCRIPT], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as unknown[]
}
