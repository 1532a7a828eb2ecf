import { defineConfig } from 'drizzle-kit';

/** `npx drizzle-kit generate --name <what>` writes the migration for a change of the schema. */
export default defineConfig({ dialect: 'postgresql', schema: './src/schema/index.ts', out: './migrations' });
