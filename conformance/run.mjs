// Boots real LiteLLM proxies on configs that copilot-sync wrote and asks every model; README.md tells the flags.
import { main } from './main.ts'

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  console.error(`conformance: ${error.message}${error.hint ? `\n${error.hint}` : ''}`)
  process.exitCode = error.code?.startsWith('ERR_PARSE_ARGS') ? 64 : 1
}
