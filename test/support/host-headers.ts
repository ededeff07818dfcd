/**
 * What a host that reads `_headers` sends with an address: the headers of every
 * rule that fits it, joined where two rules name the same
 * (https://developers.cloudflare.com/pages/configuration/headers/).
 */
export function hostHeaders(file: string): (path: string) => Readonly<Record<string, string>> {
  const rules = file
    .split(/\n(?=\S)/)
    .map((rule) => rule.split('\n').filter((line) => line.trim() !== ''))
    .map(([path = '', ...lines]) => ({
      fits: (asked: string) =>
        path.endsWith('*') ? asked.startsWith(path.slice(0, -1)) : asked === path,
      headers: lines.map((line) => line.trim().split(/:\s*(.*)/s) as [string, string]),
    }));
  return (path) => {
    const sent: Record<string, string> = {};
    for (const { fits, headers } of rules)
      for (const [name, value] of fits(path) ? headers : [])
        sent[name.toLowerCase()] = [sent[name.toLowerCase()] ?? [], value].flat().join(', ');
    return sent;
  };
}
