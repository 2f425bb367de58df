const wanted =
  /^(?:GITHUB_COPILOT_\w+|CODESPACES|GITHUB_TOKEN|XDG_\w+|SSL_CERT_\w+|NODE_EXTRA_CA_CERTS|REQUESTS_CA_BUNDLE|(?:HTTPS?|NO)_PROXY)$/i

/** What of the caller's environment leads to the account; the same for the listing, the command line and the proxy. */
export function liveEnvironment(env: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const given = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return Object.fromEntries(given.filter(([name]) => wanted.test(name) || name === 'HOME'))
}
