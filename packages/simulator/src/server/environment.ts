/** Environment variables by LiteLLM's names; copilot-sync reads the same ones. */
export function environment(url: string): Record<string, string> {
  return {
    GITHUB_COPILOT_API_KEY_URL: `${url}/copilot_internal/v2/token`,
    GITHUB_COPILOT_DEVICE_CODE_URL: `${url}/login/device/code`,
    GITHUB_COPILOT_ACCESS_TOKEN_URL: `${url}/login/oauth/access_token`,
    GITHUB_COPILOT_API_BASE: url,
  }
}
