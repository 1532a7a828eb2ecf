/** @returns the JSON that an address answers with. @throws Error naming the status where it is not a 2xx */
export async function getJson(path) {
  return read(await fetch(path, { headers: { accept: 'application/json' } }));
}

/** Posts JSON, and reads JSON. @throws as getJson */
export async function postJson(path, body) {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  return read(await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }));
}

async function read(response) {
  if (response.ok) return response.json();
  const problem = await response.json().catch(() => ({}));
  throw new Error(problem.title ?? `status ${response.status}`);
}
