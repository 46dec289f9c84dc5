// What a developer has set for their own work must not be written to by tests, nor by the programs that tests start.
for (const name of Object.keys(process.env)) if (name.startsWith("NEO4J_")) delete process.env[name];
