/** A published, immutable version of what the bot knows: intents, wording, clinic facts, routing. Shape: see policy schema. */
export interface Policy {
  /** Names the version in every decision: a hash of its files. */
  readonly version: string;
}
