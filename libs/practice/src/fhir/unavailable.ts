/**
 * The clinic's server cannot be reached, or does not answer sensibly. The message is for logs and agents: it holds the
 * method and the resource type, never a query, a body or the server's own words, which may name the patient.
 */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}
