const asked = new Map<string, Promise<unknown>>();

/**
 * A file of the site's own data, fetched once in a page. A failure is not kept:
 * what asks again tries again.
 *
 * @throws Error naming what could not be read.
 */
export function loadOnce<Data>(address: string, what: string): Promise<Data> {
  const known = asked.get(address);
  if (known) return known as Promise<Data>;
  const loading = fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(`${what} could not be read (${answer.status}).`);
    return answer.json() as Promise<Data>;
  });
  asked.set(address, loading);
  loading.catch(() => asked.delete(address));
  return loading;
}
