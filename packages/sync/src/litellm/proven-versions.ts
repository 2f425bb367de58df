/** The oldest and the newest LiteLLM that the conformance run passes with; a test compares them with conformance/versions.json. */
export const provenVersions = { oldest: '1.90.0', newest: '1.109.1' } as const
