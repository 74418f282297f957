// The floor: the process and AWS's runtime client, with nothing to do.
export async function handler() {
  return { statusCode: 301, headers: { location: 'https://localhost/' }, body: '' };
}
